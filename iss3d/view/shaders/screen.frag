#version 330
// Shines by itself, so no light of the room matters.
uniform sampler2D p3d_Texture0;
in vec2 uv;
out vec4 colour;

void main() {
    colour = vec4(texture(p3d_Texture0, uv).rgb, 1.0);
}
