// The aurora: thin folded curtains along an oval about the magnetic pole, green above a sharp hem at 100 km, with fine rays
// that fade to red where they reach 250.
uniform float aurora_gain;      // 0 quiet .. 1 a great storm
uniform vec3 magnetic_north;    // direction of the geomagnetic pole

// Noise without kinks between its texels, 32 to a tile.
vec4 soft_noise(vec2 at) {
    vec2 x = at * 32.0 - 0.5, whole = floor(x), part = x - whole;
    return textureLod(noise_tile, (whole + part * part * (3.0 - 2.0 * part) + 0.5) / 32.0, 4.0);
}

// How far a place is from the two curtains (degrees, with sign), how alive the first is, and the haze of light about them.
vec4 curtains(vec3 p, vec3 east, vec3 north, float oval, float wide) {
    float side = dot(p, magnetic_north) > 0.0 ? 1.0 : -1.0;
    vec2 q = vec2(dot(p, east), dot(p, north)) / (1.0 + abs(dot(p, magnetic_north)));
    vec2 drift = vec2(hour * 1.5e-5, side * 0.37);
    vec4 slow = soft_noise(q * 1.3 + drift), quick = soft_noise(q * 4.0 + drift * 3.0);
    float off = degrees(acos(clamp(abs(dot(p, magnetic_north)), 0.0, 1.0))) - oval + (slow.r - 0.5) * 7.0 * wide;
    float fold = (quick.r - 0.5) * 7.0 + (slow.b - 0.5) * 6.0;
    float first = off + fold, second = off + 2.6 * wide + (quick.b - 0.5) * 9.0 + (slow.g - 0.5) * 4.0;
    float alive = smoothstep(0.22, 0.72, slow.g * 0.5 + quick.g * 0.5);
    return vec4(first, second, alive, exp(-off * off * 0.10 / wide));
}

// The mean of exp(-(x / width)^2) while x goes evenly from a to b: no sheet is thin enough to slip between two steps.
float crossed(float a, float b, float width) {
    vec2 x = vec2(a, b) / width, x3 = x * x * x;
    vec2 erf = tanh(clamp(1.1284 * x + 0.1009 * x3, -9.0, 9.0));
    float apart = x.y - x.x;
    return abs(apart) < 0.02 ? exp(-x.x * x.x) : 0.8862 * (erf.y - erf.x) / apart;
}

vec3 aurora_colour(float h) {
    float green = smoothstep(96.0, 106.0, h) * exp(-max(h - 108.0, 0.0) / 30.0);
    float red = smoothstep(120.0, 200.0, h) * (1.0 - smoothstep(190.0, 268.0, h));
    float hem = smoothstep(92.0, 97.0, h) * (1.0 - smoothstep(97.0, 105.0, h));
    return vec3(0.14, 1.0, 0.38) * green + vec3(0.80, 0.12, 0.34) * red * (0.015 + 0.075 * aurora_gain) + vec3(0.8, 0.2, 0.7) * hem * 0.30;
}

// Without early returns: some drivers never end a loop behind one.
vec3 aurora(vec3 along, float far) {
    vec2 outer = meet(eye, along, EARTH + 270.0), inner = meet(eye, along, EARTH + 92.0);
    float from = max(outer.x, 0.0), to = min(outer.y, far);
    // Below 92 km there is none: a ray that dips under it and comes out again beyond goes through two pieces of the shell.
    float gap_from = inner.x > 0.0 ? min(inner.x, to) : to, gap_to = inner.x > 0.0 ? min(inner.y, to) : to;
    float length_km = gap_from - from + to - gap_to;
    float oval = mix(22.0, 33.0, aurora_gain), wide = mix(0.7, 1.5, aurora_gain);
    vec3 mid = normalize(eye + along * 0.5 * (from + to));
    float magnetic = max(abs(dot(normalize(eye + along * to), magnetic_north)), abs(dot(mid, magnetic_north)));
    vec3 sum = vec3(0.0);
    if (to > from && length_km > 0.0 && dot(mid, sun) < 0.05 && magnetic > cos(radians(oval + 16.0))) {
        vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), magnetic_north)), north = cross(magnetic_north, east);
        float step_km = length_km / float(AURORA);
        vec4 before = vec4(0.0);
        float t_before = -1.0;
        for (int i = 0; i <= AURORA; i++) {
            float t = from + float(i) * step_km;
            if (t > gap_from) t += gap_to - gap_from;
            vec3 p = eye + along * t;
            float r = length(p);
            vec4 here = curtains(p / r, east, north, oval, wide);
            float part_km = t - t_before;
            if (t_before > 0.0 && part_km < 1.5 * step_km) {
                // Where the first curtain was crossed its rays are those of that place; likewise how high up it was.
                float share = clamp(before.x / (before.x - here.x + (abs(before.x - here.x) < 1e-4 ? 1e-3 : 0.0)), 0.0, 1.0);
                // Folds are not straight within a step: one look more from where it seemed to be.
                float sheet = crossed(before.x, here.x, 0.06);
                if (before.x * here.x < 0.0) {
                    vec3 guess = eye + along * mix(t_before, t, share);
                    float off = curtains(normalize(guess), east, north, oval, wide).x;
                    sheet = mix(crossed(off, here.x, 0.06), crossed(before.x, off, 0.06), share);
                    share = before.x * off < 0.0 ? share * before.x / (before.x - off) : mix(share, 1.0, off / (off - here.x));
                }
                vec3 at = eye + along * mix(t_before, t, share);
                float other = clamp(before.y / (before.y - here.y + (abs(before.y - here.y) < 1e-4 ? 1e-3 : 0.0)), 0.0, 1.0);
                float h = length(at) - EARTH, other_h = length(eye + along * mix(t_before, t, other)) - EARTH;
                vec2 q = vec2(dot(at, east), dot(at, north)) / (2.0 * EARTH);
                float fine = textureLod(noise_tile, q * 26.0 + hour * 4e-5, 1.0).r, groups = textureLod(noise_tile, (eye + along * t).xy * 1.1e-3 / 2.0, 4.0).b;
                float rays = 0.55 + 1.9 * smoothstep(0.30, 0.85, fine * 0.60 + groups * 0.40);
                float dark = 1.0 - smoothstep(-0.22, -0.02, dot(at, sun) / EARTH);
                // Bright rays reach a little higher: if much higher, their group stands out like a block.
                float stretched = 100.0 + (h - 100.0) / (0.78 + 0.24 * rays);
                sum += sheet * rays * here.z * 11.0 * dark * part_km * aurora_colour(h < 100.0 ? h : stretched);
                sum += (crossed(before.y, here.y, 0.16) * (0.4 + 1.2 * groups) * 2.4 * here.z + 0.018 * here.w) * dark * part_km * aurora_colour(other_h);
            }
            before = here;
            t_before = t;
        }
        sum *= (0.4 + 0.6 * aurora_gain) * 9.0e-4;
    }
    return sum;
}
