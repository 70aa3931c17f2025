#version 330
// On the ground and in the air about a burst: mist where the shock meets damp air, dust behind it, glowing earth.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
flat in vec4 air;
flat in float front;
in vec3 at;
in vec2 corner;
out vec4 picture;
uniform sampler2D noise_tile;
uniform vec3 sun;
void main() {
    float t = life.x, megatons = life.y;
    vec3 q = at - ground - up * dot(at - ground, up);
    float r = length(q);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up));
    vec2 place = vec2(dot(q, east), dot(q, cross(up, east)));
    vec4 wide = texture(noise_tile, place * 0.0055 + life.z * 3.1), middle = texture(noise_tile, place * 0.019 + life.z);
    vec4 fine = texture(noise_tile, place.yx * 0.071 + life.z);
    float n = middle.r * 0.6 + fine.b * 0.6;
    // The front bends with the ground it crosses, and mist hangs behind it only where the air is damp: shreds, no ring.
    float bent = front * (1.0 + 0.07 * (wide.r - 0.5) + 0.03 * (middle.b - 0.5));
    float behind = bent - r;
    float depth = 1.2 + 0.10 * front;
    float damp = smoothstep(0.50, 0.80, wide.b * 0.62 + middle.r * 0.38 + 0.05);
    float mist = smoothstep(-0.35, 0.25, behind) * exp(-max(behind, 0.0) / depth) * damp;
    mist *= smoothstep(1.5, 5.0, t) * exp(-t / 26.0) * (0.35 + 0.9 * fine.r);
    float hot = 1.0 - smoothstep(0.15, 1.0, r / max(front * 0.35, 0.3));
    float wake = hot * exp(-t / 40.0) * 0.10 * smoothstep(1.0, 4.0, t) * (0.5 + n);
    float height = dot(up, sun);
    vec3 light = vec3(1.0, 0.93, 0.83) * max(height, 0.0) + vec3(0.04, 0.06, 0.09) * smoothstep(-0.1, 0.2, height);
    vec3 glow = vec3(1.0, 0.78, 0.55) * more.w * 0.6 / (1.0 + r * r * 0.5);
    float skirt = max(form.z * 2.2, form.x * 0.35) + 0.6;
    float dust = (1.0 - smoothstep(0.25, 1.0, r / (skirt * (0.75 + 0.5 * middle.r)))) * smoothstep(4.0, 40.0, t) * (0.25 + 0.6 * air.z) * (0.4 + n) * more.y;
    dust = clamp(dust, 0.0, 0.85);
    float cover = clamp((mist * 0.75 + wake) * (0.3 + 0.9 * n), 0.0, 0.8);
    vec3 colour = vec3(0.9) * (light + glow * 0.6) * cover;
    colour = colour * (1.0 - dust) + vec3(0.36, 0.30, 0.24) * (light + glow) * dust;
    cover = cover * (1.0 - dust) + dust;
    colour += vec3(1.0, 0.45, 0.16) * exp(-r * r / (pow(megatons, 0.8) * 9.0)) * exp(-t / 25.0) * 1.4 * n;
    float rim = 1.0 - smoothstep(0.85, 1.0, length(corner));
    picture = vec4(colour, cover) * rim;
}
