#version 330
// Flat coloured shapes of the interface.
in vec4 p3d_Vertex;
in vec4 p3d_Color;
uniform mat4 p3d_ModelViewProjectionMatrix;
out vec4 colour;
void main() {
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    colour = p3d_Color;
}
