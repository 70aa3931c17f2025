#version 330
// A modelled module: packed normals, one place on the shared atlas, one on its own lightmap, both as whole numbers.
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 station_from_world;

in vec4 p3d_Vertex;
in vec4 lean;
in vec4 p3d_Color;
in vec2 p3d_MultiTexCoord0;
in vec2 lightmap;

out vec3 place;
out vec3 normal;
out vec4 tint;
out vec2 uv;
out vec2 lit_at;

void main() {
    mat4 to_station = station_from_world * p3d_ModelMatrix;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    place = (to_station * p3d_Vertex).xyz;
    normal = mat3(to_station) * (lean.xyz * 255.0 - 128.0);
    tint = p3d_Color;
    // The atlas is two sheets, one above the other; the fourth of `lean` says which.
    uv = p3d_MultiTexCoord0 / vec2(65535.0, 131070.0) + vec2(0.0, lean.w > 0.5 ? 0.5 : 0.0);
    lit_at = lightmap / 65535.0;
}
