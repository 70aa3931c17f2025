#version 330
// Seen from the sun: the map's own axes are worked out from the station's, so no lens has a say.
uniform mat4 p3d_ModelMatrix;
uniform mat4 station_from_world;
uniform mat4 shadow_from_station;

in vec4 p3d_Vertex;

void main() {
    vec4 at = shadow_from_station * (station_from_world * p3d_ModelMatrix * p3d_Vertex);
    gl_Position = vec4(at.xyz * 2.0 - 1.0, 1.0);
}
