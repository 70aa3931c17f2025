#version 330
// On the ground and in the clouds about a burst: the shock's ring of condensed mist, dust, glowing earth.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
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
    vec2 flat_place = vec2(dot(q, east), dot(q, cross(up, east)));
    float n = texture(noise_tile, flat_place * 0.016 + life.z).r * 0.6 + texture(noise_tile, flat_place.yx * 0.06 + life.z).b * 0.6;
    float front = 0.34 * t + 2.4 * pow(megatons, 0.333) * (1.0 - exp(-t / 4.0));
    float humid = smoothstep(0.42, 0.75, n + 0.25 * texture(noise_tile, flat_place * 0.006 + life.z * 3.1).g);
    float width = 0.7 + 0.035 * front;
    float ring = exp(-pow((r - front + (n - 0.6) * width * 2.0) / width, 2.0)) * exp(-t / 30.0) * smoothstep(0.5, 3.0, t) * humid;
    float wake = (1.0 - smoothstep(front * 0.6, max(front, 0.1), r)) * exp(-t / 45.0) * 0.14 * smoothstep(1.0, 4.0, t);
    float height = dot(up, sun);
    vec3 light = vec3(1.0, 0.93, 0.83) * max(height, 0.0) + vec3(0.04, 0.06, 0.09) * smoothstep(-0.1, 0.2, height);
    vec3 glow = vec3(1.0, 0.78, 0.55) * form.w * 0.6 / (1.0 + r * r * 0.5);
    float dust = (1.0 - smoothstep(0.2, 1.0, r / (form.x * 0.8 + 0.6))) * smoothstep(8.0, 60.0, t) * 0.7 * n * more.y;
    float cover = clamp((ring * 0.8 + wake) * (0.3 + 0.9 * n), 0.0, 1.0);
    vec3 colour = vec3(0.9) * (light + glow * 0.6) * cover;
    colour = colour * (1.0 - dust) + vec3(0.30, 0.24, 0.19) * (light + glow) * dust;
    cover = cover * (1.0 - dust) + dust;
    colour += vec3(1.0, 0.45, 0.16) * exp(-r * r / (pow(megatons, 0.8) * 9.0)) * exp(-t / 25.0) * 1.4 * n;
    float rim = 1.0 - smoothstep(0.85, 1.0, length(corner));
    picture = vec4(colour, cover) * rim;
}
