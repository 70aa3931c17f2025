#version 330
uniform sampler2D p3d_Texture0;
uniform vec4 p3d_ColorScale;
in vec4 colour;
in vec2 uv;
out vec4 pixel;
void main() {
    vec4 c = colour * p3d_ColorScale;
    pixel = vec4(c.rgb, c.a * texture(p3d_Texture0, uv).a);
}
