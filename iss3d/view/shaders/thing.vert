#version 330
// Things: coloured corners, light given in the thing's own axes; alpha of the colour is how much it glows by itself.
in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec4 p3d_Color;
uniform mat4 p3d_ModelViewProjectionMatrix;
out vec3 normal;
out vec3 place;
out vec4 paint;
void main() {
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    normal = p3d_Normal;
    place = p3d_Vertex.xyz;
    paint = p3d_Color;
}
