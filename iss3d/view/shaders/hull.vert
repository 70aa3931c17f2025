#version 330
// What is outside: layer of the sheet, metal, translucence and openness come packed in one column.
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 station_from_world;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec4 p3d_Color;
in vec2 p3d_MultiTexCoord0;
in vec4 bake;

out vec3 place;
out vec3 normal;
out vec4 tint;
out vec2 uv;
flat out float layer;
out vec3 matter;   // metal, translucence, openness

void main() {
    mat4 to_station = station_from_world * p3d_ModelMatrix;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    place = (to_station * p3d_Vertex).xyz;
    normal = mat3(to_station) * p3d_Normal;
    tint = p3d_Color;
    uv = p3d_MultiTexCoord0;
    layer = floor(bake.r * 255.0 + 0.5);
    matter = bake.gba;
}
