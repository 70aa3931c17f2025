#version 330
uniform vec4 p3d_ColorScale;
in vec4 colour;
out vec4 pixel;
void main() { pixel = colour * p3d_ColorScale; }
