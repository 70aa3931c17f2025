#version 330
in vec3 at;
in vec2 across;
in vec3 strength;
flat in vec2 kind;
in float tip;
out vec4 picture;
uniform vec3 eye, sun;
uniform sampler2D noise_tile;
const float EARTH = 6371.0;
void main() {
    // What is behind the Earth does not show.
    vec3 d = normalize(at);
    float b = dot(eye, d), closest = length(eye - b * d);
    if (closest < EARTH && b < 0.0 && -b - sqrt((EARTH - closest) * (EARTH + closest)) < length(at)) discard;
    float core = exp(-across.x * across.x * 9.0), wide = exp(-across.x * across.x * 3.5) * (1.0 - abs(across.x));
    vec3 white = mix(vec3(0.80, 0.90, 1.0), vec3(1.0, 0.93, 0.82), kind.x);
    vec3 warm = mix(vec3(1.0, 0.80, 0.62), vec3(1.0, 0.58, 0.26), kind.x);
    float light = strength.x * sqrt(across.y) * (1.0 - smoothstep(0.85, 1.0, tip));
    vec3 colour = mix(warm, white, clamp(strength.x * 1.4, 0.0, 1.0)) * light * (core * 2.2 + wide * 0.35);
    float torn = mix(1.0, 0.55 + 0.9 * texture(noise_tile, at.xy * 0.004 + at.z * 0.003 + kind.y).r, clamp(strength.z / 60.0, 0.0, 1.0));
    float cover = clamp(strength.y * wide * across.y * across.y * torn, 0.0, 0.70) * (1.0 - smoothstep(0.5, 1.0, tip));
    picture = vec4(colour + vec3(0.95, 0.94, 0.93) * cover * 0.8, cover);
}
