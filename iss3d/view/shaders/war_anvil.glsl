// What cap.frag asks of the solid and of the sheet of ice that it becomes.
#if CAP_STEPS > 0
uniform sampler3D billows;

// Outline less what the billows leave out, which on the pillar are smaller; b: all of them together, the great ones.
float carved(vec3 p, out vec2 b) {
    float f = outline(p);
    b = vec2(0.7);
    if (f < -0.06) return f;
    float roll = age * 0.0035 * exp(-age / 500.0), body = smoothstep(mid - 1.5 * thick, mid - 0.4 * thick, p.z);
    vec2 still = unblown(p.xy - axis_at(clamp(p.z / max(mid, 0.1), 0.0, 1.0)));
    float size = mix(max(stem * 1.7, 0.5), clamp(2.6 * thick, 0.4 * cap, cap), body);
    vec3 s = vec3(still, (p.z - mid) * mix(0.8, 1.2, body)) / size * 0.34 + vec3(life.z * 7.1, life.z * 3.3, -roll);
    float great = textureLod(billows, s, blur).r, small = textureLod(billows, s * 2.6 + 0.37, max(blur + 1.4, 0.0)).r;
    float least = textureLod(billows, s * 6.7 + 0.11, max(blur + 2.7, 0.0)).r;
    float lobes = textureLod(billows, s * 0.43 + 0.71, blur).r;
    b = vec2(great * 0.40 + small * 0.35 + least * 0.25, 0.5 * (great + lobes));
    float gone = (1.0 - more.y) * 0.55, firm = rough * mix(0.55, 1.0, body);
    return f - firm * (0.44 * (1.0 - lobes) + 0.30 * (1.0 - great) + 0.24 * (1.0 - small) + 0.14 * (1.0 - least)) - gone * (1.3 - great);
}

// What is left of the pillar under an old cap, 0 to 1: it leans, thins and comes apart.
float old_pillar(vec3 p, float detail) {
    float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0), wide = pillar_radius(h) + 0.01;
    vec2 q = p.xy - axis_at(h);
    float apart = length(q) / wide;
    if (apart > 1.9 || p.z < 0.0) return 0.0;
    float torn = 0.5;
    if (detail > 0.5) {
        vec3 s = vec3(q, p.z * 0.7) / max(stem, 0.4) * 0.20 + vec3(life.z * 4.3, life.z * 6.1, 0.3);
        torn = textureLod(billows, s, max(blur, 0.0)).r * 0.6 + textureLod(billows, s * 2.7, max(blur + 1.4, 0.0)).r * 0.4;
    }
    float fading = 1.0 - smoothstep(420.0, 1500.0, age) * step(air.z, 0.86);
    return clamp((1.0 - smoothstep(0.25, 1.15, apart + (0.55 - torn) * 1.7)) - (1.0 - fading) * 1.6 * (1.1 - torn), 0.0, 1.0) * lean;
}

// An old cap: ice that the wind has drawn out in threads over a flat base, thin at its rim. How dense it is, 0 to 1, at a
// place; with detail 0 without its finest forms, for what stands between here and the Sun.
float anvil_at(vec3 p, float detail) {
    float z = p.z - mid, sheared = smoothstep(120.0, 1500.0, age);
    if (z < -1.1 * thick) return old_pillar(p, detail);
    vec2 q = p.xy - air.xy - downwind * clamp(z / thick, -1.2, 1.2) * cap * 0.45 * sheared;
    float fibres = smoothstep(150.0, 1300.0, age) * step(air.z, 0.86);
    float along = dot(q, downwind), aside = dot(q, vec2(-downwind.y, downwind.x));
    vec2 f = vec2(along * mix(1.0, 0.62, fibres), aside) / cap;
    float r = length(unblown(q)) / cap, lobes = 0.55, great = 0.5, small = 0.5;
    if (detail > 0.5) {
        lobes = textureLod(billows, vec3(f * 0.13, z / thick * 0.06) + vec3(life.z * 7.1, life.z * 3.3, 0.4), max(blur - 1.0, 0.0)).r;
        great = textureLod(billows, vec3(f * 0.42, z / thick * 0.25) + vec3(life.z * 5.7, life.z * 1.9, 0.1), blur).r;
        small = textureLod(billows, vec3(f * 1.30, z / thick * 0.60) + vec3(life.z * 2.3, life.z * 8.1, 0.7), max(blur + 1.2, 0.0)).r;
    }
    r += (0.55 - lobes) * 1.5 + (0.5 - great) * 0.7 + (0.5 - small) * 0.25;
    float lee = along / (cap * stretch);
    // It comes to rest under warmer air: its top goes flat, its base rises as what hangs below dries.
    float settled = smoothstep(240.0, 650.0, age);
    float half_km = thick * mix(mix(0.86, 0.36, settled), 0.16, smoothstep(0.10, 1.0, r)) * mix(1.0, 0.40, smoothstep(0.0, 1.0, lee) * smoothstep(250.0, 1200.0, age));
    float top = thick * (0.90 - mix(0.22, 0.08, settled) * r * r);
    float v = 1.0 - abs(z - top + half_km) / max(half_km, 0.01);
    float body = (1.0 - smoothstep(mix(0.45, 0.05, fibres), 1.10, r)) * smoothstep(0.0, 0.55, v + (small - 0.5) * 0.7 + (great - 0.5) * 0.5);
    // Threads and holes, more of them the older it is.
    body = body * 1.5 - mix(0.16, 0.85, fibres) * (1.0 - great) - mix(0.20, 0.55, fibres) * (1.0 - small) - (1.0 - more.y) * (1.35 - lobes - 0.3 * great);
    float pillar = z < top - half_km ? old_pillar(p, detail) * smoothstep(-1.1, -0.9, z / thick - settled) : 0.0;
    return clamp(max(body, pillar), 0.0, 1.0);
}

// Its light and how much it covers, from near to far along a ray (east, north, up).
vec4 anvil(vec3 o, vec3 d, vec3 l, float near, float far, float dark) {
    float old = smoothstep(300.0, 1700.0, age) * step(air.z, 0.86);
    float dense = mix(3.0, 0.26, old) / max(thick * 0.5, 0.4);
    // Most steps through the layer of the cap, then by leaps to what is left of the pillar.
    float fall = min(d.z, -0.02), edge = clamp((mid - 1.2 * thick - o.z) / fall, near, far);
    if (d.z < -0.02) near = min(clamp((mid + 1.1 * thick - o.z) / fall, near, far), edge);
    if (d.z >= -0.02 || edge <= near) edge = far;
    float stride = (edge - near) / float(CAP_STEPS), left = 1.0, weight = 0.0, height = 0.0;
    float shake = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    float t = near + stride * shake, within = stem * 0.26;
    vec3 sum = vec3(0.0), day = daylight(l.z), sky = skylight(l.z);
    float forward = 0.55 + 0.9 * pow(max(dot(d, l), 0.0), 4.0);
    for (int i = 0; i < CAP_STEPS * 3 / 2; i++, t += stride) {
        if (t > far) break;
        vec3 p = o + d * t;
        if (t > edge) {
            float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0), gap = length(p.xy - axis_at(h)) - 1.5 * pillar_radius(h);
            stride = max(gap * 0.8, within);
            if (gap > 0.0) continue;
        }
        float body = anvil_at(p, 1.0);
        if (body < 0.01) continue;
        float between = (anvil_at(p + l * thick * 0.30, 0.0) * 0.5 + anvil_at(p + l * thick * 0.95, 0.0)) * dense * thick * 0.55;
        if (p.z < mid - 1.1 * thick) between += (old_pillar(p + l * stem * 0.6, 1.0) + old_pillar(p + l * stem * 1.4, 0.0)) * dense * stem;
        float h = clamp((p.z - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
        // Light that has come through many crystals still comes: it does not fall as fast as a beam's.
        float lit = 0.66 * exp(-between * 1.2) + 0.16 * exp(-between * 0.22);
        vec3 light = day * lit * mix(forward, 1.0, 0.5) + sky * (0.45 + 0.45 * h);
        light += day * max(l.z, 0.0) * mix(0.08, 0.22, deck) * (1.0 - h);
        light += vec3(1.0, 0.85, 0.70) * life.w * 0.30;
        vec2 off = p.xy;
        light += fire_light(p.z, 1.0 - 0.8 * h) * dark / (1.0 + dot(off, off) / (cap * cap * 0.35 + 20.0));
        float a = (1.0 - exp(-body * dense * min(stride, 2.5))) * foot_seen(p.z, d, body);
        vec3 tint = paint(h, p.z < mid - thick * 0.7) * mix(vec3(1.0), vec3(0.90, 0.87, 0.83), 0.8 * old) * (0.72 + 0.36 * body);
        sum += tint * light * a * left;
        height += p.z * a * left;
        weight += a * left;
        left *= 1.0 - a;
        if (left < 0.02) break;
    }
    if (weight < 0.002) return vec4(0.0);
    return vec4(through_air(sum / weight, d, l, height / weight) * weight, weight);
}
#endif
