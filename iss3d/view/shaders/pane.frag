#version 330
// Glass: nearly clear; years of small scratches and finger marks light up against the Sun, the room mirrors at a slant.
uniform vec4 room;        // lamps, even light, red of the emergency lamps
uniform vec3 room_tint;
uniform vec3 sun;
uniform vec3 sun_light;
uniform vec3 earth_light;
uniform vec3 eye;
uniform vec4 hand_lamp;
uniform vec3 hand_aim;
uniform vec4 opacity;     // y: exposure

in vec3 place;
in vec3 normal;

out vec4 colour;

vec3 dice(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * vec3(0.1031, 0.1030, 0.0973));
    q += dot(q, q.yxz + 33.33);
    return fract((q.xxy + q.yzz) * q.zyx);
}

float scratches(vec2 at, float size, float fine) {
    vec2 cell = floor(at * size);
    vec3 d = dice(cell + size);
    vec2 off = fract(at * size) - 0.5 - (d.yz - 0.5) * 0.5;
    float a = d.x * 6.2832;
    vec2 own = vec2(cos(a) * off.x + sin(a) * off.y, cos(a) * off.y - sin(a) * off.x + 0.25 * off.x * off.x);
    float wide = fine * size;
    return smoothstep(wide, 0.0, abs(own.y)) * smoothstep(0.48, 0.1, abs(own.x)) * step(d.y, 0.55) * min(0.0006 / fine, 1.0);
}

void main() {
    vec3 n = normalize(normal);
    vec3 ahead = normalize(place - eye);
    vec3 t = normalize(cross(n, vec3(0.31, 0.87, 0.23)));
    vec2 at = vec2(dot(place, t), dot(place, cross(n, t)));
    float fine = max(length(fwidth(at)), 0.0003);
    float marks = 0.8 * scratches(at, 17.0, fine) + 0.5 * scratches(at + 3.7, 41.0, fine);
    float towards = max(dot(ahead, sun), 0.0);
    float through = max(dot(n, -sun), dot(n, sun));
    vec3 veil = sun_light * through * (0.05 * pow(towards, 6.0) + 0.5 * pow(towards, 60.0));
    vec3 lit_marks = marks * (sun_light * (0.005 + 0.42 * pow(towards, 16.0)) + earth_light * 0.05 + room.x * 0.02);
    float see = abs(dot(n, ahead));
    float mirror = 0.015 + 0.5 * pow(1.0 - see, 5.0);
    vec3 inside = (room.x * 0.55 + room.y * 2.0) * room_tint + room.z * vec3(0.5, 0.05, 0.02);
    vec3 to = hand_lamp.xyz - place;
    if (hand_lamp.w > 0.0) lit_marks += hand_lamp.w * (marks + 0.02) * smoothstep(0.8, 0.97, dot(-normalize(to), hand_aim)) * 0.5;
    float alpha = clamp(mirror + 0.035 + 0.12 * marks + 0.4 * max(veil.r, 0.0), 0.0, 0.75);
    vec3 lit = (inside * mirror + lit_marks + veil + earth_light * 0.01) * opacity.y / alpha;
    lit = lit * (1.0 + lit * 0.16) / (1.0 + lit * 0.62);
    colour = vec4(pow(lit, vec3(0.4545)), alpha);
}
