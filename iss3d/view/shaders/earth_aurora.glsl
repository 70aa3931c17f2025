// The aurora: curtains along an oval about the magnetic pole, green at 110 km, red where it reaches 250.
uniform float aurora_gain;      // 0 quiet .. 1 a great storm
uniform vec3 magnetic_north;    // direction of the geomagnetic pole

float curtain(vec3 p, vec3 east, vec3 north, float oval, float wide) {
    float side = dot(p, magnetic_north) > 0.0 ? 1.0 : -1.0;
    vec2 q = vec2(dot(p, east), dot(p, north)) / (1.0 + abs(dot(p, magnetic_north)));
    vec2 drift = vec2(hour * 1.5e-5, side * 0.37);
    vec4 slow = textureLod(noise_tile, q * 1.7 + drift, 2.0), quick = textureLod(noise_tile, q * 5.0 + drift * 3.0 + slow.rb * 0.25, 3.0);
    float far = degrees(acos(clamp(abs(dot(p, magnetic_north)), 0.0, 1.0)));
    float off = far - oval + (slow.r - 0.5) * 9.0 * wide;
    // Two or three folded ribbons, thin below, and a faint field behind them. Each is drawn out along the oval in rays.
    float fold = (quick.r - 0.5) * 3.4 + (slow.b - 0.5) * 5.0;
    float band = abs(off + fold), second = abs(off + 3.4 * wide + (quick.b - 0.5) * 4.6);
    float along_oval = atan(q.y, q.x) * 9.0;
    float rays = textureLod(noise_tile, vec2(along_oval * 0.55 + fold * 0.03, 0.31 + drift.x * 3.0), 2.0).r;
    float broad_rays = textureLod(noise_tile, vec2(along_oval * 0.13, 0.77 + drift.x), 2.0).b;
    float lit = 0.18 + 2.1 * smoothstep(0.34, 0.72, rays * 0.55 + broad_rays * 0.45);
    float bands = exp(-band * band * 2.2) + 0.50 * exp(-second * second * 1.6) * smoothstep(0.42, 0.6, slow.b);
    return bands * lit * smoothstep(0.26, 0.58, slow.g * 0.6 + slow.b * 0.5) + 0.07 * exp(-off * off * 0.10 / wide);
}

// Without early returns: some drivers never end a loop behind one.
vec3 aurora(vec3 along, float far) {
    vec2 outer = meet(eye, along, EARTH + 300.0), inner = meet(eye, along, EARTH + 95.0);
    float from = max(outer.x, 0.0), to = min(inner.x > 0.0 ? inner.x : outer.y, far);
    float oval = mix(22.0, 34.0, aurora_gain), wide = mix(0.7, 1.6, aurora_gain);
    vec3 mid = normalize(eye + along * 0.5 * (from + to));
    float magnetic = max(abs(dot(normalize(eye + along * to), magnetic_north)), abs(dot(mid, magnetic_north)));
    bool dark_enough = dot(mid, sun) < 0.05;
    vec3 sum = vec3(0.0);
    if (to > from && dark_enough && magnetic > cos(radians(oval + 16.0))) {
        vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), magnetic_north)), north = cross(magnetic_north, east);
        float step_km = (to - from) / float(AURORA);
        // Neighbours begin a different part of a step on, in a pattern without lumps: little is left to see of it.
        float begin = from + step_km * (0.35 + 0.3 * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))));
        for (int i = 0; i < AURORA; i++) {
            vec3 p = eye + along * (begin + step_km * float(i));
            float r = length(p), h = r - EARTH;
            p /= r;
            float dark = 1.0 - smoothstep(-0.22, -0.02, dot(p, sun));
            float dense = curtain(p, east, north, oval, wide) * dark;
            float green = smoothstep(95.0, 108.0, h) * exp(-max(h - 108.0, 0.0) / 28.0);
            float red = smoothstep(130.0, 220.0, h) * exp(-max(h - 220.0, 0.0) / 60.0);
            float hem = smoothstep(93.0, 98.0, h) * (1.0 - smoothstep(98.0, 106.0, h));
            vec3 light = vec3(0.16, 1.0, 0.36) * green + vec3(0.95, 0.14, 0.22) * red * (0.05 + 0.28 * aurora_gain);
            sum += dense * (light + vec3(0.8, 0.2, 0.7) * hem * 0.35);
        }
        sum *= step_km * (0.4 + 0.6 * aurora_gain) * 9.0e-4;
    }
    return sum;
}
