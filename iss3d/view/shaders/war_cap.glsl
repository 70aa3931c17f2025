// Form and colours of fireball, pillar and cap of one burst: what cap.frag and war_anvil.glsl draw.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
flat in vec4 air;
flat in vec4 ball;
flat in float stretch;
flat in float deck;
in vec3 at;
in vec2 corner;
out vec4 picture;
uniform sampler2D noise_tile;
uniform vec3 sun, eye;
uniform float pixel_angle;
float age, cap, mid, stem, thick, rough, lean, blur;
vec2 downwind;
const float EARTH = 6371.0;
const float DECK = 3.6; // km, where ordinary cloud ends

// From the cap's axis; what the wind has drawn out downwind is measured as if it had not.
vec2 unblown(vec2 q) {
    float along = dot(q, downwind);
    return q - downwind * max(along, 0.0) * (1.0 - 1.0 / stretch);
}

// The axis of the pillar at a share of the cap's height: it leans with the wind and wavers, no two alike.
vec2 axis_at(float h) {
    vec2 waver = vec2(sin(h * 5.3 + life.z * 31.0), sin(h * 7.1 + life.z * 57.0)) * stem * 0.55 * h * (1.0 - 0.5 * h);
    return air.xy * mix(1.0, h * h * h, lean) + waver;
}

// How wide the pillar is: drawn in at its waist, wide where it goes over into the cap, and at its foot, where dust is sucked in.
float pillar_radius(float h) {
    return stem * (1.15 + 0.12 * sin(h * 6.0 + life.z * 19.0) + 1.4 * pow(h, 5.0) + 1.7 * exp(-h * 5.0) * smoothstep(15.0, 60.0, age));
}

// How far inside, about 1 in the middle and 0 at the outline: a low dome over a rolling ring, on a pillar.
float outline(vec3 p) {
    float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0);
    float sheared = smoothstep(120.0, 1200.0, age);
    vec2 q = p.xy - axis_at(h);
    float r = length(q);
    q -= downwind * clamp((p.z - mid) / thick, -1.0, 1.0) * cap * 0.40 * sheared;
    // Air is uneven: one side has rolled farther out than the other.
    float turn = life.z * 43.0, blown = length(unblown(q));
    float z = p.z - mid - 0.13 * thick * dot(q, vec2(sin(turn), cos(turn))) / cap;
    blown *= 1.0 + 0.13 * dot(q, vec2(cos(turn), sin(turn))) / max(cap, 0.1);
    float grown = smoothstep(6.0, 45.0, age), old = smoothstep(240.0, 1500.0, age);
    float full = 0.78 + 0.30 * fract(life.z * 3.3), low = 0.10 + 0.24 * fract(life.z * 9.7);
    float ring = 1.0 - length(vec2((blown - cap * 0.62 * grown) / (cap * mix(1.0, 0.37, grown)), (z + low * thick * grown) / (thick * mix(1.0, 0.74 - 0.14 * old, grown))));
    float dome = 1.0 - length(vec2(blown / (cap * mix(0.72, 0.92, old)), z / (thick * (z > 0.0 ? full - 0.16 * old : 0.42))));
    float pillar = (1.0 - r / max(pillar_radius(h), 0.01)) * step(p.z, mid) * lean;
    return max(max(ring, dome) + 0.6 * max(min(ring, dome), 0.0), pillar * 0.62);
}

vec3 daylight(float height) { return exp(-vec3(0.05, 0.12, 0.30) / max(height + 0.09, 0.02)) * 1.15 * smoothstep(-0.07, 0.02, height); }
vec3 skylight(float height) { return vec3(0.10, 0.13, 0.18) * smoothstep(-0.12, 0.2, height) + vec3(0.0012, 0.0014, 0.002); }
vec3 ember(float heat) {
    return mix(vec3(1.0, 0.24, 0.05), vec3(1.0, 0.78, 0.50), clamp(heat * 1.3 - 0.2, 0.0, 1.0)) * (heat * heat * 30.0 + heat * 1.6);
}

// From sooty brown while it is young, by the nitrous oxides in it, to the grey white of ice; dust stays dust.
vec3 paint(float h, bool pillar) {
    float ash = smoothstep(0.86, 0.90, air.z); // of a volcano, never white
    float iced = smoothstep(14.0, 110.0, age) * smoothstep(0.02, 0.62, h) * (1.0 - 0.85 * ash);
    vec3 steam = mix(vec3(0.40, 0.325, 0.270), vec3(0.72, 0.72, 0.73), iced * smoothstep(0.04, 0.50, h));
    vec3 earth = mix(vec3(0.27, 0.185, 0.125), vec3(0.27, 0.24, 0.22), ash);
    // What a fire raises is smoke, and whitens only at its top.
    float smoky = smoothstep(0.55, 0.60, air.z) * (1.0 - smoothstep(0.66, 0.72, air.z));
    steam = mix(steam, mix(vec3(0.15, 0.135, 0.12), vec3(0.25, 0.225, 0.20), smoothstep(0.1, 0.9, h)), smoky);
    earth = mix(earth, vec3(0.12, 0.105, 0.09), smoky);
    return mix(steam, earth, clamp(air.z * (pillar ? 1.0 : 0.75 - 0.45 * iced), 0.0, 1.0));
}

// What the air between does to it: far away it goes blue, low down more so, but the cap too stands behind much air.
vec3 through_air(vec3 colour, vec3 d, vec3 l, float height) {
    float slant = max(-d.z, 0.05), grazing = smoothstep(0.5, 0.1, slant);
    vec3 loss = mix(vec3(0.05, 0.115, 0.28), vec3(0.085, 0.13, 0.22), grazing) * exp(-max(height, 0.0) / mix(8.5, 16.0, grazing)) / slant * mix(0.5, 0.42, grazing);
    float c = dot(d, l);
    vec3 seen = exp(-loss);
    // At the horizon what is lost comes back bluer: without that a far cap is yellow and its stem green.
    vec3 gathered = mix(vec3(0.19), vec3(0.33, 0.35, 0.46), grazing);
    return colour * seen + (1.0 - seen) * gathered * (1.0 + c * c) * daylight(l.z);
}

// Toward the horizon the foot is lost in haze, and where cloud lies under it, in cloud.
float foot_seen(float height, vec3 d, float uneven) {
    float haze = smoothstep(0.36, 0.10, -d.z), cloudy = smoothstep(DECK - 1.8, DECK + 0.9, height + 2.4 * (uneven - 0.5));
    return smoothstep(0.0, 0.3 + 0.2 * stem, height) * mix(1.0, smoothstep(2.5, 12.0, height), haze) * mix(1.0, cloudy, deck);
}

// What fires on the ground throw on a place of the cloud so high, as far as it is turned down to them (0 to 1): most of it on
// the lowest third.
vec3 fire_light(float height, float down) {
    return vec3(1.0, 0.38, 0.11) * air.w * down * (0.14 * exp(-height / (0.11 * mid + 0.5)) + 0.003);
}
