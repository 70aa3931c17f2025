#version 330
uniform sampler2D p3d_Texture0;
uniform vec4 room;
in vec2 uv;
in vec4 ink;
out vec4 colour;

void main() {
    vec4 page = texture(p3d_Texture0, uv);
    float cover = max(page.a, 0.0);
    vec3 paint = vec3(0.055, 0.06, 0.075) * (0.25 + room.x) + vec3(0.05, 0.004, 0.002) * step(0.01, room.z);
    if (ink.g > 0.5) {
        paint = ink.rgb * ink.rgb * 0.85;  // letters on a lit screen
    }
    colour = vec4(pow(paint, vec3(0.4545)), cover * 0.92);
}
