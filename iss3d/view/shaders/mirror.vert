#version 330
// The pane that a reflection lies on, in the station's own axes, and where it is in the picture.
in vec4 p3d_Vertex;
uniform mat4 p3d_ModelViewProjectionMatrix;
out vec3 place;
out vec4 on_screen;

void main() {
    place = p3d_Vertex.xyz;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    on_screen = gl_Position;
}
