// The aurora: thin curtains folded along an oval about the magnetic pole, green above a hem at some 100 km, with fine rays
// that fade to red and end near 300.
uniform float aurora_gain;      // 0 quiet .. 1 a great storm
uniform vec3 magnetic_north;    // direction of the geomagnetic pole

const float HEM = 94.0, CROWN = 320.0; // km
const float RAY_TILES = 24.0;          // repeats of the noise whose grain the rays are
const float RAY_GRAIN_KM = 2.1;        // one of its texels on the ground

// Noise without kinks between its texels, 32 to a tile.
vec4 soft_noise(vec2 at) {
    vec2 x = at * 32.0 - 0.5, whole = floor(x), part = x - whole;
    return textureLod(noise_tile, (whole + part * part * (3.0 - 2.0 * part) + 0.5) / 32.0, 4.0);
}

// How far a place is from the two curtains (degrees, with sign), how alive they are, and the haze of light about them.
// q: on a map about the pole. Folds finer than the steps would slip between them (folded: 1, 0 for long steps).
vec4 curtains(vec2 q, float oval, float wide, float folded) {
    float from_pole = degrees(2.0 * atan(length(q)));
    vec2 drift = vec2(hour * 1.5e-5, 0.37);
    vec4 slow = soft_noise(q * 1.1 + drift), quick = soft_noise(q * 3.6 + drift * 3.0);
    float off = from_pole - oval + (slow.r - 0.5) * 9.0 * wide;
    vec2 fold = (slow.bg - 0.5) * 5.0 + (quick.rb - 0.5) * 5.0 * min(folded * 2.0, 1.0);
    if (folded > 0.5) fold += (soft_noise(q * 9.0 + drift * 5.0).rb - 0.5) * (folded - 0.5) * 2.0;
    float alive = smoothstep(0.20, 0.66, slow.g * 0.5 + quick.g * 0.5);
    return vec4(off + fold.x, off + 2.4 * wide + fold.y, alive, exp(-off * off * 0.10 / wide));
}

// While x goes evenly from a to b: the mean of exp(-(x / width)^2), so that no sheet is thin enough to slip between two
// steps, and how far along the middle of that light lies, 0 to 1.
vec2 crossed(float a, float b, float width) {
    vec2 x = vec2(a, b) / width, x3 = x * x * x, bell = exp(-x * x);
    vec2 erf = tanh(clamp(1.1284 * x + 0.1009 * x3, -9.0, 9.0));
    float apart = x.y - x.x;
    if (abs(apart) < 0.05) return vec2(0.5 * (bell.x + bell.y), 0.5);
    float mean = max(0.8862 * (erf.y - erf.x) / apart, 1e-5);
    float middle = 0.5 * (bell.x - bell.y) / (apart * mean);
    return vec2(mean, clamp((middle - x.x) / apart, 0.0, 1.0));
}

// By height above a hem at 100 km: nitrogen's magenta, oxygen's green, far above oxygen's red.
vec3 aurora_colour(float h) {
    float rise = smoothstep(HEM, 108.0, h);
    float green = rise * rise * (0.84 * exp(-max(h - 108.0, 0.0) / 22.0) + 0.16 * exp(-max(h - 108.0, 0.0) / 62.0));
    float red = smoothstep(120.0, 200.0, h) * exp(-max(h - 190.0, 0.0) / 60.0);
    float hem = smoothstep(HEM, 98.0, h) * (1.0 - smoothstep(98.0, 108.0, h));
    return vec3(0.16, 1.0, 0.40) * green + vec3(0.85, 0.10, 0.30) * red * (0.050 + 0.085 * aurora_gain) + vec3(0.8, 0.2, 0.7) * hem * 0.22;
}

// The curtain's light at a place on it: rays side by side, the bright ones a little higher, over a hem that is not level.
// blur_km: what a pixel covers, or how far off the place may be where steps are long.
vec3 aurora_rays(vec3 at, vec2 q, float blur_km) {
    float grain = max(log2(blur_km / RAY_GRAIN_KM), 0.0);
    float fine = textureLod(noise_tile, q * RAY_TILES + hour * 4e-5, 0.7 + grain).r;
    vec4 groups = textureLod(noise_tile, q * 5.3 - hour * 1e-5, 3.0);
    float rays = 0.30 + 2.7 * smoothstep(0.32, 0.80, fine * 0.66 + groups.b * 0.34);
    float h = length(at) - EARTH - 12.0 * (groups.r - 0.5);
    vec3 light = rays * aurora_colour(h < 104.0 ? h : 104.0 + (h - 104.0) / (0.74 + 0.26 * rays));
    return light * (1.0 - smoothstep(210.0, CROWN - 15.0, h));
}

// A place on the ray, and what the curtains are there.
struct Spot { float t; vec2 q; vec4 curtains; };

Spot spot_at(vec3 along, float t, mat2x3 pole, float oval, float wide, float folded) {
    vec3 p = normalize(eye + along * t);
    vec2 q = p * pole / (1.0 + abs(dot(p, magnetic_north)));
    return Spot(t, q, curtains(q, oval, wide, folded));
}

// Far away they are as soft as the eye sees them near by, or a fold would end like a board.
float softness(float t) { return 1.0 + 0.8e-6 * t * t; }

// What the two curtains give out between two places of the ray, per km.
vec3 sheets(vec3 along, Spot a, Spot b, float blur_km) {
    float soft = softness(b.t);
    vec2 first = crossed(a.curtains.x, b.curtains.x, 0.06 * soft) / soft, second = crossed(a.curtains.y, b.curtains.y, 0.16 * soft) / soft;
    vec3 light = vec3(0.0);
    if (first.x > 0.002) {
        vec3 rays = aurora_rays(eye + along * mix(a.t, b.t, first.y), mix(a.q, b.q, first.y), blur_km);
        light += first.x * mix(a.curtains.z, b.curtains.z, first.y) * rays;
    }
    if (second.x > 0.002) {
        vec3 rays = aurora_rays(eye + along * mix(a.t, b.t, second.y), mix(a.q, b.q, second.y) + 0.13, 2.0 * blur_km);
        light += 0.35 * second.x * mix(a.curtains.z, b.curtains.z, second.y) * rays;
    }
    return light;
}

// far: where the ray meets the ground; through: what the air lets pass of what is behind it. Without early returns: some
// drivers never end a loop behind one.
vec3 aurora(vec3 along, float far, vec3 through) {
    vec2 outer = meet(eye, along, EARTH + CROWN), inner = meet(eye, along, EARTH + HEM);
    float from = max(outer.x, 0.0), to = min(outer.y, far);
    float oval = mix(22.0, 33.0, aurora_gain), wide = mix(0.7, 1.5, aurora_gain);
    // Only between two planes across the magnetic axis, a little wider apart than what the curtains keep to.
    float side = dot(eye, magnetic_north) > 0.0 ? 1.0 : -1.0, reach = 3.5 + 8.5 * wide;
    vec2 slab = (EARTH + 200.0) * side * cos(radians(oval + vec2(reach, -reach)));
    float slope = dot(along, magnetic_north);
    slab = (slab - dot(eye, magnetic_north)) / (abs(slope) < 1e-5 ? 1e-5 : slope);
    from = max(from, min(slab.x, slab.y));
    to = max(min(to, max(slab.x, slab.y)), from);
    // Below the hem there is none: a ray that dips under it and comes out again beyond goes through two pieces of the shell.
    float gap_from = inner.x > 0.0 ? clamp(inner.x, from, to) : to, gap_to = inner.x > 0.0 ? clamp(inner.y, from, to) : to;
    float length_km = gap_from - from + to - gap_to;
    vec3 sum = vec3(0.0);
    if (length_km > 0.01 && dot(normalize(eye + along * 0.5 * (from + to)), sun) < 0.05) {
        vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), magnetic_north));
        mat2x3 pole = mat2x3(east, cross(magnetic_north, east));
        float step_km = length_km / float(AURORA), folded = 1.0 - smoothstep(60.0, 160.0, step_km);
        float lowest = -dot(eye, along);
        Spot before = spot_at(along, from, pole, oval, wide, folded);
        for (int i = 1; i <= AURORA; i++) {
            float t = from + float(i) * step_km;
            if (t > gap_from) t += gap_to - gap_from;
            Spot here = spot_at(along, t, pole, oval, wide, folded);
            float part_km = t - before.t, blur_km = max(t * pixel_angle, 0.03 * step_km);
            if (part_km < 1.5 * step_km) {
                vec3 light = 0.0018 * part_km * here.curtains.w * aurora_colour(length(eye + along * (t - 0.5 * part_km)) - EARTH);
                vec2 a = before.curtains.xy, b = here.curtains.xy, near = min(abs(a), abs(b)) - vec2(0.12, 0.32) * softness(t);
                if (min(a.x * b.x, a.y * b.y) < 0.0 || min(near.x, near.y) < 0.0) {
                    // Folds are not straight within a step: where a curtain is met it is looked at more closely.
                    for (int n = 1; n <= 3; n++) {
                        Spot next = here;
                        if (n < 3) next = spot_at(along, t - part_km * (1.0 - float(n) / 3.0), pole, oval, wide, folded);
                        light += sheets(along, before, next, blur_km) * part_km / 3.0;
                        before = next;
                    }
                }
                light *= 1.0 - smoothstep(-0.22, -0.02, dot(normalize(eye + along * t), sun));
                sum += light * (t > lowest ? through : vec3(1.0));
            }
            before = here;
        }
        sum *= (0.4 + 0.6 * aurora_gain) * 9.0e-3;
    }
    return sum;
}
