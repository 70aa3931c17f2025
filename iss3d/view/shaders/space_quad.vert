#version 330
// A rectangle over the picture, or over the part of it that shows space. rect: left, right, bottom, top in -1..1.
in vec4 p3d_Vertex;
uniform vec4 rect;
out vec2 ndc;
void main() {
    ndc = vec2(mix(rect.x, rect.y, p3d_Vertex.x * 0.5 + 0.5), mix(rect.z, rect.w, (p3d_Vertex.y + p3d_Vertex.z) * 0.5 + 0.5)); // a card stands in x-z, in Ursina in x-y
    gl_Position = vec4(ndc, 0.9999, 1.0);
}
