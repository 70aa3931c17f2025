#version 330
// On the ground about a burst: mist where the shock meets damp air, dust behind it, glowing earth, the cloud's shadow.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
flat in vec4 air;
flat in float front;
flat in float clearing;
flat in float stretch;
flat in float deck;
in vec3 at;
in vec2 corner;
out vec4 picture;
uniform sampler2D noise_tile;
uniform vec3 sun;

// How much of the Sun the cap and its pillar take from a place (east, north of the burst, km).
float shadow(vec2 place, vec3 l, float bent, float base) {
    if (l.z < 0.03) return 0.0;
    vec2 run = l.xy / max(l.z, 0.12);
    float mid = form.y - base, cap = form.x, carried = length(air.xy);
    vec2 q = place + run * max(mid, 0.0) - air.xy;
    vec2 downwind = carried > 0.01 ? air.xy / carried : vec2(1.0, 0.0);
    q -= downwind * max(dot(q, downwind), 0.0) * (1.0 - 1.0 / stretch);
    // A thick cap throws a longer shadow than its disc.
    vec2 flat_sun = l.xy / max(length(l.xy), 1e-3);
    q -= flat_sun * clamp(dot(q, flat_sun), -1.0, 1.0) * min(more.z * length(run) * 0.6, 0.6 * cap) / max(cap, 0.1);
    float disc = 1.0 - smoothstep(0.70, 1.08, length(q) / cap + 0.75 * (bent - 0.5));
    vec2 foot = -(run * max(mid, 0.0)) + air.xy;
    float way = clamp(dot(place, foot) / max(dot(foot, foot), 1e-3), 0.0, 1.0);
    // The farther its shadow falls, the softer it is.
    float pillar = (1.0 - smoothstep(0.35 - 0.3 * way, 1.2 + 0.9 * way, length(place - foot * way) / max(form.z * 0.85, 0.2) + 1.4 * (bent - 0.5))) * mix(0.75, 0.35, way) * step(carried, cap * 1.6);
    return max(disc, pillar) * smoothstep(0.03, 0.20, l.z) * smoothstep(0.0, 0.5, more.y) * (1.0 - 0.75 * smoothstep(400.0, 2600.0, life.x));
}

void main() {
    float t = life.x, megatons = life.y;
    vec3 q = at - ground - up * dot(at - ground, up);
    float r = length(q);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec2 place = vec2(dot(q, east), dot(q, north));
    float height = dot(up, sun);
    vec4 wide = texture(noise_tile, place * 0.0055 + life.z * 3.1), middle = texture(noise_tile, place * 0.019 + life.z);
    vec4 fine = texture(noise_tile, place.yx * 0.071 + life.z);
    float n = middle.r * 0.6 + fine.b * 0.6;
    vec3 l = vec3(dot(sun, east), dot(sun, north), height);
    float smoky = smoothstep(0.55, 0.60, air.z) * (1.0 - smoothstep(0.66, 0.72, air.z)); // a fire's own cloud: no dust
    float shade = shadow(place, l, 0.5 * middle.a + 0.5 * fine.a, mix(0.3, 3.6, deck)) * mix(0.74, 0.35, smoky);
    shade *= smoothstep(0.04, 0.45, -dot(normalize(at), up)); // toward the limb the air before it is bright
    vec3 colour = vec3(0.010, 0.016, 0.030) * shade * smoothstep(0.0, 0.3, height);
    float cover = shade;
    // Dust about the foot: drawn in by the pillar, later a low bank that the ground's wind thins.
    float skirt = max(form.z * 2.4, form.x * 0.40) + 0.6 + 0.004 * min(t, 900.0);
    float dust = (1.0 - smoky) * (1.0 - smoothstep(0.15, 1.0, r / (skirt * (0.55 + 0.9 * middle.r)))) * smoothstep(4.0, 40.0, t) * (0.42 + 0.5 * air.z) * (0.35 + n);
    dust = clamp(dust * (1.0 - 0.8 * deck), 0.0, 0.88) * smoothstep(0.1, 0.9, more.y) * exp(-max(t - 200.0, 0.0) / 900.0);
    vec3 light = vec3(1.0, 0.93, 0.83) * max(height, 0.0) + vec3(0.04, 0.06, 0.09) * smoothstep(-0.1, 0.2, height);
    vec3 glow = vec3(1.0, 0.78, 0.55) * more.w * 0.6 / (1.0 + r * r * 0.5);
    vec3 banks = vec3(0.36, 0.30, 0.24) * (0.55 + 0.9 * fine.a) * (light * (1.0 - shade) + glow);
    colour = colour * (1.0 - dust) + banks * dust;
    cover = cover * (1.0 - dust) + dust;
    if (t < 150.0) {
        // The front bends with the ground it crosses, and mist hangs behind it only where the air is damp: shreds, no ring.
        float bent = front * (1.0 + 0.07 * (wide.r - 0.5) + 0.03 * (middle.b - 0.5));
        float behind = bent - r;
        float depth = 1.2 + 0.10 * front;
        float damp = smoothstep(0.50, 0.80, wide.b * 0.62 + middle.r * 0.38 + 0.05);
        float mist = smoothstep(-0.35, 0.25, behind) * exp(-max(behind, 0.0) / depth) * damp;
        mist *= smoothstep(1.5, 5.0, t) * exp(-t / 32.0) * (0.35 + 0.9 * fine.r);
        float hot = 1.0 - smoothstep(0.15, 1.0, r / max(front * 0.35, 0.3));
        float wake = hot * exp(-t / 40.0) * 0.10 * smoothstep(1.0, 4.0, t) * (0.5 + n);
        float outside = smoothstep(clearing * 0.9, clearing * 1.4, r);
        mist *= outside;
        wake *= outside;
        float white = clamp((mist * 0.95 + wake) * (0.3 + 0.9 * n), 0.0, 0.8);
        white *= 1.0 - dust;
        vec3 lit = vec3(0.9) * (light * (1.0 - shade) + glow * 0.6) * white;
        colour = colour * (1.0 - white) + lit;
        cover = cover * (1.0 - white) + white;
        colour += vec3(1.0, 0.45, 0.16) * exp(-r * r / (pow(megatons, 0.8) * 9.0)) * exp(-t / 25.0) * 1.4 * n;
    }
    float rim = 1.0 - smoothstep(0.85, 1.0, length(corner));
    picture = vec4(colour, cover) * rim;
}
