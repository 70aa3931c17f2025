#version 330
// Window panes, in the station's axes.
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
uniform mat4 station_from_world;

in vec4 p3d_Vertex;
in vec3 p3d_Normal;

out vec3 place;
out vec3 normal;

void main() {
    mat4 to_station = station_from_world * p3d_ModelMatrix;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    place = (to_station * p3d_Vertex).xyz;
    normal = mat3(to_station) * p3d_Normal;
}
