// Fireball, pillar and cap of one burst: young a solid whose outline is carved by round billows, met by a ray, lit and
// aglow; old a sheet of ice that the eye looks into.
#if CAP_STEPS > 0
// A bell of mist that a damp layer of air makes about a rising cloud, for a minute or two: white, smooth, thin, torn open.
float mist_bell(vec3 o, vec3 d, float stop, float height, float wide, float seed) {
    float t = (height - o.z) / d.z;
    if (t < 0.0 || t > stop) return 0.0;
    vec2 q = (o + d * t).xy - air.xy * pow(height / mid, 3.0);
    float r = length(q) / wide;
    vec4 noise = texture(noise_tile, q / wide * 0.17 + seed);
    float open = smoothstep(0.42, 0.62, texture(noise_tile, q / wide * 0.045 + seed * 3.0).r);
    float ring = smoothstep(0.35, 0.80, r + 0.25 * (noise.r - 0.5)) * (1.0 - smoothstep(0.84, 1.0, r + 0.22 * (noise.b - 0.5)));
    return ring * open * (0.25 + 0.6 * noise.r);
}

// What an ash cloud gives out by night: its own lightning, two or three a second somewhere, and the glow of the vent.
vec3 ash_light(vec3 p, vec3 tint, float dark) {
    if (air.z < 0.88 || dark < 0.2) return vec3(0.0);
    vec2 aside = p.xy - air.xy * clamp(p.z / mid, 0.0, 1.0);
    float beat = floor(age * 2.5), chance = fract(sin(beat * 12.9898 + life.z * 78.233) * 43758.5453);
    vec2 strike = (vec2(fract(chance * 17.3), fract(chance * 91.7)) - 0.5) * stem * 3.0;
    float apart = length(vec3(aside - strike, (p.z - mid * (0.3 + 0.7 * fract(chance * 37.1))) * 0.6));
    vec3 flash = vec3(0.72, 0.76, 1.0) * 2.2 * dark * exp(-apart * apart / (0.18 * stem * stem + 0.5)) * exp(-3.0 * fract(age * 2.5));
    return flash + tint * vec3(1.0, 0.36, 0.09) * 0.9 * dark * exp(-length(aside) / (stem * 1.3)) * exp(-p.z / (0.8 * mid));
}

// Light of a place of the solid whose outline is f deep there and fl a little toward the Sun; nz: how far up it faces.
vec3 lit_place(vec3 p, vec3 d, vec3 l, float f, float fl, float nz, vec2 b, float dark) {
    float between = max(fl, 0.0) * 2.4;
    for (int i = 1; i <= 3; i++) between += max(outline(p + l * cap * (0.10 + 0.28 * float(i))) - 0.08, 0.0) * 1.2;
    float h = clamp((p.z - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
    vec2 aside = p.xy - axis_at(clamp(p.z / max(mid, 0.1), 0.0, 1.0));
    float pillar = (1.0 - smoothstep(1.3, 2.2, length(aside) / stem)) * smoothstep(-0.3, -0.6, (p.z - mid) / thick);
    vec3 tint = mix(paint(h, false), paint(h, true), pillar) * (0.82 + 0.22 * b.y);
    // Turned to the Sun or from it; light that has gone round in the cloud comes out everywhere, least in the folds.
    float turned = clamp((f - fl) * 6.5, -1.0, 1.0), crevice = mix(1.0, smoothstep(0.22, 0.72, b.x), rough);
    float lit = (0.84 * smoothstep(-0.60, 1.0, turned) * exp(-between * 1.9) + 0.13 * exp(-between * 0.30)) * mix(0.80, 1.04, crevice);
    vec3 day = daylight(l.z), light = day * lit;
    light += skylight(l.z) * (0.55 + 0.40 * nz) * mix(0.75, 1.0, crevice);
    light += day * max(l.z, 0.0) * mix(0.10, 0.26, deck) * (0.5 - 0.5 * nz); // from below
    light += vec3(1.0, 0.80, 0.60) * life.w * 0.35 * mix(0.7, 1.0, crevice);
    // What still burns inside shows in the folds and under the ring, longest there.
    float inner = mix(1.0, (1.0 - crevice) * 1.9 + 0.55 * smoothstep(0.3, -0.6, nz), smoothstep(6.0, 26.0, age));
    float by_day = smoothstep(25.0, 50.0, age) * smoothstep(-0.05, 0.1, l.z);
    vec3 glow = ember(more.x) * mix(1.0, mix(0.50, 0.20, dark), smoothstep(6.0, 20.0, age)) * inner * mix(1.0, 0.12, pillar) * mix(1.0, 0.55 * (1.0 - crevice), by_day);
    glow += tint * fire_light(p.z, 0.75 - 0.5 * nz) * dark * smoothstep(10.0, 60.0, age) * (1.0 - smoothstep(300.0, 1500.0, age));
    return through_air(tint * light + glow + ash_light(p, tint, dark) * (0.3 + crevice), d, l, p.z);
}

// Light and cover of the solid, from near to far along a ray (east, north, up): steps as long as there is room, then a
// short way into it, so that a billow's rim lets through what lies behind.
vec4 solid(vec3 o, vec3 d, vec3 l, float near, float far, float pixel_km, float dark) {
    float soft = clamp(pixel_km * 1.6 / cap, 0.022, 0.09) + 0.20 * smoothstep(0.0, 0.4, 1.0 - more.y);
    float least = cap * 1.1 / float(CAP_STEPS), inside = soft * cap * 0.34;
    float t = near + least * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    float left = 1.0, first = -1.0, facing_up = 0.0;
    vec3 colour = vec3(0.0);
    vec2 b, unused;
    for (int i = 0; i < CAP_STEPS * 2; i++) {
        vec3 p = o + d * t;
        float f = p.z < 0.0 ? -1.0 : carved(p, b), body = smoothstep(-soft, soft, f);
        if (body > 0.02) {
            if (first < 0.0) {
                first = t;
                float e = cap * 0.12;
                vec2 k = vec2(1.0, -1.0);
                vec3 n = -(k.xyy * outline(p + k.xyy * e) + k.yyx * outline(p + k.yyx * e) + k.yxy * outline(p + k.yxy * e) + k.xxx * outline(p + k.xxx * e));
                facing_up = n.z / max(length(n), 1e-6);
            }
            float fl = carved(p + l * cap * 0.085, unused);
            float a = (1.0 - exp(-3.2 * body)) * foot_seen(p.z, d, b.x);
            colour += lit_place(p, d, l, f, fl, facing_up, b, dark) * a * left;
            left *= 1.0 - a;
            if (left < 0.03) break;
        }
        t += f > -soft ? inside : max((-f - soft) * cap * 0.28, least * 0.6);
        if (t > far) break;
    }
    float cover = 1.0 - left, shown = smoothstep(0.0, 0.35, more.y);
    if (cover > 0.97) { colour /= cover; cover = 1.0; }
    colour *= shown;
    cover *= shown;
    // Mist about it, more of it where cloud shows that the air is damp.
    float damp = smoothstep(18.0, 40.0, age) * (1.0 - smoothstep(90.0, 240.0, age)) * (0.35 + 0.65 * deck) * step(5.0, mid);
    if (damp > 0.01 && d.z < -0.02) {
        float stop = first > 0.0 ? first : 1e9;
        float a = mist_bell(o, d, stop, mid * (0.50 + 0.14 * life.z), cap * (0.95 + 0.25 * life.z), life.z) * damp;
        vec3 white = 0.75 * (daylight(l.z) * (0.25 + 0.55 * max(l.z, 0.0)) + skylight(l.z) + vec3(1.0, 0.42, 0.13) * 0.03 * dark * air.w);
        colour = colour * (1.0 - a) + through_air(white, d, l, mid) * a;
        cover = cover + (1.0 - cover) * a;
    }
    return vec4(colour, cover);
}

void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    rough = smoothstep(1.0, 14.0, age);
    float carried = length(air.xy);
    lean = 1.0 - smoothstep(cap * 0.8, cap * 2.4, carried);
    downwind = carried > 0.01 ? air.xy / carried : vec2(1.0, 0.0);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    mat3 local = mat3(east, north, up); // vectors times it are in east, north, up
    vec3 o = -ground * local, d = normalize(at), l = sun * local;
    float b = dot(eye, d), closest = length(eye - b * d);
    float horizon = closest < EARTH && b < 0.0 ? -b - sqrt((EARTH - closest) * (EARTH + closest)) : 1e9;
    d = d * local;
    float along = dot(ball.xyz - o, d);
    vec3 miss = o + d * along - ball.xyz;
    float reach = ball.w * ball.w - dot(miss, miss);
    if (reach < 0.0) discard;
    float near = along - sqrt(reach), far = min(along + sqrt(reach), horizon);
    float ash = step(0.86, air.z), old = mix(smoothstep(220.0, 340.0, age), smoothstep(700.0, 1100.0, age), ash);
    if (old >= 1.0) {
        // No more than the layer that the cap lies in, while nothing of the pillar is left.
        float rise = abs(d.z) > 1e-4 ? d.z : 1e-4, low = (age > 1500.0 - 300.0 * ash && (ash < 0.5 || d.z < -0.45)) || lean <= 0.0 ? mid - 1.5 * thick : 0.0;
        vec2 layer = (vec2(low, mid + 1.1 * thick) - o.z) / rise;
        near = max(near, min(layer.x, layer.y));
        far = min(far, max(layer.x, layer.y));
    }
    if (far <= near) discard;
    float pixel_km = near * pixel_angle, dark = 1.0 - 0.93 * smoothstep(-0.1, 0.1, l.z);
    blur = log2(max(pixel_km / (0.12 * thick), 1e-3)); // of the billows: a texel of theirs is this much of a pixel
    vec4 seen = vec4(0.0);
    if (old < 1.0) seen = solid(o, d, l, near, far, pixel_km, dark);
    if (old > 0.0) {
        vec4 sheet = anvil(o, d, l, near, far, dark);
        sheet.rgb += ash_light(o + d * (near + 0.35 * (far - near)), vec3(0.3), dark) * sheet.a;
        sheet *= smoothstep(0.0, 0.35, more.y);
        seen = mix(seen, sheet, old);
    }
    if (seen.a < 0.01) discard;
    picture = seen;
}
#else
// The cheapest level: a glowing ball, later a mushroom painted flat, its rim and shading billowed by the tile of noise.
void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    lean = 1.0;
    downwind = vec2(1.0, 0.0);
    vec3 along = normalize(at), high = normalize(up - along * dot(up, along));
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec3 q = at - ground - east * air.x - north * air.y;
    float upright = dot(q, high), lean_ = max(length(up - along * dot(up, along)), 0.35);
    vec2 flat_p = vec2(length(q - high * upright - along * dot(q, along)), upright / lean_);
    vec2 bumpy = texture(noise_tile, flat_p / cap * 0.21 + life.z + vec2(0.0, age * 0.0004)).ga;
    float f = outline(vec3(flat_p.x + air.x, air.y, flat_p.y)) - smoothstep(2.0, 15.0, age) * 0.30 * (1.0 - bumpy.x);
    if (f <= 0.0) discard;
    float height = dot(up, sun);
    float h = clamp((flat_p.y - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
    vec3 light = daylight(height) * (0.30 + 0.55 * h + 0.4 * (bumpy.y - 0.4)) * max(height + 0.4, 0.0) + skylight(height);
    light += vec3(1.0, 0.80, 0.60) * life.w * 0.35;
    float cover = smoothstep(0.0, 0.25, f) * more.y * mix(1.0, smoothstep(DECK - 1.6, DECK + 0.5, flat_p.y), deck);
    float under = exp(-max(flat_p.y, 0.0) / (0.5 * mid + 1.0)) * smoothstep(15.0, 60.0, age) * (1.0 - smoothstep(-0.1, 0.1, height)) * air.w;
    vec3 tint = paint(h, flat_p.x < stem && h < 0.2);
    vec3 colour = tint * (light + vec3(1.0, 0.42, 0.13) * 0.20 * under) + ember(more.x) * mix(1.0, 1.3 - bumpy.x, smoothstep(6.0, 30.0, age));
    vec3 seen = vec3(dot(along, east), dot(along, north), dot(along, up));
    picture = vec4(through_air(colour, seen, vec3(dot(sun, east), dot(sun, north), height), flat_p.y) * cover, cover);
}
#endif
