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

// How far inside, about 1 in the middle and 0 at the outline: a low dome over a rolling ring, on a pillar.
float outline(vec3 p) {
    float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0);
    vec2 q = p.xy - air.xy * mix(1.0, h * h * h, lean);
    float sheared = smoothstep(120.0, 1200.0, age);
    q -= downwind * clamp((p.z - mid) / thick, -1.0, 1.0) * cap * 0.40 * sheared;
    float z = p.z - mid, r = length(q), blown = length(unblown(q));
    float grown = smoothstep(6.0, 45.0, age), old = smoothstep(240.0, 1500.0, age);
    float ring = 1.0 - length(vec2((blown - cap * 0.62 * grown) / (cap * mix(1.0, 0.37, grown)), (z + 0.22 * thick * grown) / (thick * mix(1.0, 0.70 - 0.14 * old, grown))));
    float dome = 1.0 - length(vec2(blown / (cap * mix(0.80, 0.92, old)), z / (thick * (z > 0.0 ? 0.84 - 0.16 * old : 0.42))));
    // The pillar widens into the cap, and at its foot where it sucks the dust in.
    float uneven = 0.16 * sin(h * 9.0 + life.z * 31.0) + 0.10 * sin(h * 23.0 + life.z * 57.0);
    float wide = stem * (1.20 + 1.3 * uneven + 1.7 * pow(h, 4.0) + 2.6 * exp(-h * 6.0) * smoothstep(15.0, 60.0, age));
    float pillar = (1.0 - r / max(wide, 0.01)) * step(p.z, mid) * lean;
    return max(max(ring, dome) + 0.6 * max(min(ring, dome), 0.0), pillar * 0.55);
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
    vec3 steam = mix(vec3(0.40, 0.300, 0.235), vec3(0.79, 0.79, 0.80), iced * smoothstep(0.04, 0.50, h));
    vec3 earth = mix(vec3(0.27, 0.185, 0.125), vec3(0.27, 0.24, 0.22), ash);
    return mix(steam, earth, clamp(air.z * (pillar ? 1.0 : 0.75 - 0.45 * iced), 0.0, 1.0));
}

// What the air between does to it: far away and low it goes blue.
vec3 through_air(vec3 colour, vec3 d, vec3 l, float height) {
    float slant = max(-d.z, 0.05);
    vec3 loss = vec3(0.05, 0.115, 0.28) * exp(-max(height, 0.0) / 8.5) / slant * mix(0.5, 0.72, smoothstep(0.6, 0.15, slant));
    float c = dot(d, l);
    vec3 seen = exp(-loss);
    // At the horizon what is lost comes back bluer: without that a far cap is yellow and its stem green.
    float grazing = smoothstep(0.5, 0.1, slant);
    vec3 gathered = mix(vec3(0.19), 0.28 * vec3(0.86, 0.92, 1.25), grazing);
    return colour * seen + (1.0 - seen) * gathered * (1.0 + c * c) * daylight(l.z);
}

// What fires on the ground throw on a place of the cloud so high, as far as it is turned down to them (0 to 1): most of it on
// the lowest third.
vec3 fire_light(float height, float down) {
    return vec3(1.0, 0.38, 0.11) * air.w * down * (0.14 * exp(-height / (0.11 * mid + 0.5)) + 0.003);
}
