#version 330
// One direction of a blur; below the threshold nothing glows.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform vec2 stride;
uniform float threshold;
void main() {
    vec2 at = ndc * 0.5 + 0.5;
    vec3 sum = vec3(0.0);
    float weights = 0.0;
    for (int i = -6; i <= 6; i++) {
        float w = exp(-float(i * i) / 14.0);
        vec3 c = texture(source, at + stride * float(i)).rgb;
        // The Sun's own glare is drawn apart: a disc of a few pixels would glow in stripes.
        sum += c.g < 100.0 ? min(max(c - threshold, 0.0), vec3(8.0)) * w : vec3(0.0);
        weights += w;
    }
    picture = vec4(sum / weights, 1.0);
}
