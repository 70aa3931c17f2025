#version 330
// A soft dark spot on a wall, drawn a hair before it.
in vec4 p3d_Vertex;
uniform mat4 p3d_ModelViewProjectionMatrix;
out vec2 at;

void main() {
    at = p3d_Vertex.xy;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    gl_Position.z -= 0.0006 * gl_Position.w;
}
