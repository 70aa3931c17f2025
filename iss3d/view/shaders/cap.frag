// Fireball, pillar and cap of one burst: a solid whose outline is carved by round billows, met by a ray, lit and aglow.
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
    float iced = smoothstep(25.0, 170.0, age) * smoothstep(0.05, 0.75, h) * (1.0 - 0.85 * ash);
    vec3 steam = mix(vec3(0.45, 0.385, 0.33), vec3(0.72, 0.70, 0.68), iced * smoothstep(0.10, 0.60, h));
    vec3 earth = mix(vec3(0.30, 0.22, 0.16), vec3(0.27, 0.24, 0.22), ash);
    return mix(steam, earth, clamp(air.z * (pillar ? 1.0 : 0.75 - 0.45 * iced), 0.0, 1.0));
}

// What the air between does to it: far away and low it goes blue.
vec3 through_air(vec3 colour, vec3 d, vec3 l, float height) {
    float slant = max(-d.z, 0.05);
    vec3 loss = vec3(0.05, 0.115, 0.28) * exp(-max(height, 0.0) / 8.5) / slant * mix(0.5, 1.0, smoothstep(0.6, 0.15, slant));
    float c = dot(d, l);
    vec3 seen = exp(-loss);
    return colour * seen + (1.0 - seen) * 0.19 * (1.0 + c * c) * daylight(l.z);
}

#if CAP_STEPS > 0
uniform sampler3D billows;

// Outline less what the billows leave out: b.x great billows, b.y all of them together.
float carved(vec3 p, out vec2 b) {
    float f = outline(p);
    b = vec2(1.0);
    if (f < -0.08) return f;
    float roll = age * 0.0035 * exp(-age / 500.0);
    vec2 still = unblown(p.xy - air.xy), q = p.xy - air.xy;
    // Old ice hangs in threads along the wind.
    float threads = smoothstep(300.0, 2400.0, age) * step(air.z, 0.86);
    still += (still - downwind * dot(still, downwind)) * 0.35 * threads;
    float out_there = threads * smoothstep(0.15, 1.0, dot(q, downwind) / (cap * stretch));
    vec3 s = vec3(still, (p.z - mid) * 1.2) / clamp(2.6 * thick, 0.4 * cap, cap) * 0.34 + vec3(life.z * 7.1, life.z * 3.3, -roll);
    float great = textureLod(billows, s, blur).r, small = textureLod(billows, s * 2.6 + 0.37, max(blur + 1.4, 0.0)).r;
    float least = textureLod(billows, s * 6.7 + 0.11, max(blur + 2.7, 0.0)).r;
    float lobes = textureLod(billows, s * 0.43 + 0.71, blur).r;
    // It comes apart in rags wider than its lobes.
    float rags = textureLod(billows, vec3(q / cap * 0.16 + life.z * 5.7, 0.3), blur).r;
    b = vec2(0.5 * (great + lobes), great * 0.40 + small * 0.35 + least * 0.25);
    float torn = smoothstep(1200.0, 4500.0, age), gone = (1.0 - more.y) * 0.55 + 0.20 * torn * step(air.z, 0.86), firm = rough * (p.z < mid - thick * 0.7 ? 0.72 : 1.0);
    return f - firm * (0.34 * (1.0 - lobes) + 0.30 * (1.0 - great) + 0.24 * (1.0 - small) + 0.14 * (1.0 - least)) - gone * (1.3 - great) - out_there * (1.25 - lobes - 0.5 * great) - threads * 0.55 * (1.0 - smoothstep(0.35, 0.75, rags));
}

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
    if (lean <= 0.0) {
        // A cap without a pillar is a flat sheet: all steps go into it.
        float rise = abs(d.z) > 1e-4 ? d.z : 1e-4;
        vec2 sheet = (vec2(mid - 1.5 * thick, mid + 1.25 * thick) - o.z) / rise;
        near = max(near, min(sheet.x, sheet.y));
        far = min(far, max(sheet.x, sheet.y));
    }
    if (far <= near) discard;
    // Steps as long as there is room, short at the outline, where how near a ray passes says how much it covers.
    float pixel_km = near * pixel_angle, least = cap * 0.9 / float(CAP_STEPS);
    blur = log2(max(pixel_km / (0.12 * thick), 1e-3)); // of the billows: a texel of theirs is this much of a pixel
    float t = near + least * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    vec2 bumps, found = vec2(1.0);
    float nearest = -1.0, best = t, last = t;
    bool met = false;
    for (int i = 0; i < CAP_STEPS * 2; i++) {
        vec3 p = o + d * t;
        float f = p.z < 0.0 ? -1.0 : carved(p, bumps);
        if (f > nearest) { nearest = f; best = t; found = bumps; }
        if (f > 0.0) { met = true; break; }
        last = t;
        t += max(-f * cap * 0.28, least);
        if (t > far) break;
    }
    float cover = 1.0, soft = min(pixel_km * 2.4 / cap, 0.05) + 0.02;
    if (met) {
        float out_ = last, in_ = best;
        for (int i = 0; i < 5; i++) {
            float half_way = 0.5 * (out_ + in_);
            if (carved(o + d * half_way, bumps) > 0.0) { in_ = half_way; found = bumps; } else out_ = half_way;
        }
        best = in_;
        // A hair's breadth of cloud does not hide what is behind it.
        float deeper = carved(o + d * (best + max(pixel_km * 1.5, cap * 0.05)), bumps);
        cover = mix(0.62, 1.0, smoothstep(-0.04, 0.04, deeper));
        // Through an old one, drawn thin, the ground shows.
        float thinned = smoothstep(400.0, 2600.0, age) * step(air.z, 0.86);
        if (thinned > 0.0) {
            float inside = 0.0;
            for (int i = 1; i <= 3; i++) inside += max(carved(o + d * (best + float(i * i) * 0.09 * thick), bumps), 0.0);
            cover *= mix(1.0, 1.0 - exp(-inside * 3.2), 0.95 * thinned);
        }
    } else {
        // An old cloud frays; a young one ends within a pixel.
        float fray = 0.24 * max(smoothstep(0.0, 0.4, 1.0 - more.y), smoothstep(900.0, 4500.0, age) * step(air.z, 0.86));
        cover = smoothstep(-soft - fray, 0.0, nearest) * 0.62;
    }
    vec3 p = o + d * best;
    float e = max(cap * 0.03, pixel_km * 0.7);
    vec2 unused;
    vec2 k = vec2(1.0, -1.0);
    vec3 n = -(k.xyy * carved(p + k.xyy * e, unused) + k.yyx * carved(p + k.yyx * e, unused)
             + k.yxy * carved(p + k.yxy * e, unused) + k.xxx * carved(p + k.xxx * e, unused));
    n = length(n) > 1e-6 ? normalize(n) : -d;
    // A sheet of ice has neither folds nor sides.
    float sheet_like = smoothstep(400.0, 2400.0, age) * step(air.z, 0.86);
    n = normalize(mix(n, vec3(0.0, 0.0, 1.0), 0.75 * sheet_like));
    float crevice = mix(1.0, smoothstep(0.15, 0.78, found.y), rough * (1.0 - 0.7 * sheet_like));
    // What stands between here and the Sun: near it billow by billow, farther the body as a whole.
    float between = 0.0;
    for (int i = 1; i <= 2; i++) between += max(carved(p + (l * float(i) * 0.09 + n * 0.03) * cap, unused), 0.0) * 2.2;
    for (int i = 1; i <= 4; i++) between += max(outline(p + (l * float(i) * 0.26 + n * 0.04) * cap) - 0.10, 0.0);
    float h = clamp((p.z - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
    vec2 aside = p.xy - air.xy * clamp(p.z / mid, 0.0, 1.0);
    bool pillar = length(aside) < stem * 1.6 && p.z < mid - thick * 0.45;
    vec3 tint = paint(h, pillar) * (0.78 + 0.26 * found.x);
    float turned = dot(n, l);
    float lit = mix(max(turned, 0.0), clamp(turned * 0.5 + 0.5, 0.0, 1.0), 0.22) * exp(-between * mix(2.0, 0.7, sheet_like));
    float silver = 0.35 * pow(max(dot(d, l), 0.0), 5.0) * (1.0 - max(dot(-d, n), 0.0));
    vec3 light = daylight(l.z) * (lit * mix(0.40, 1.05, crevice) + silver);
    light += skylight(l.z) * (0.50 + 0.40 * n.z) * mix(0.40, 1.0, crevice);
    light += daylight(l.z) * max(l.z, 0.0) * mix(0.10, 0.24, deck) * (0.5 - 0.5 * n.z) * mix(0.5, 1.0, crevice); // from below
    light += vec3(1.0, 0.80, 0.60) * life.w * 0.35 * crevice;
    float heat = more.x;
    // What still burns inside shows in the folds and under the ring, longest there.
    float inner = mix(1.0, (1.0 - crevice) * 1.9 + 0.55 * smoothstep(0.3, -0.6, n.z), smoothstep(6.0, 26.0, age));
    vec3 glow = ember(heat) * mix(1.0, 0.50, smoothstep(6.0, 18.0, age)) * inner * (pillar ? 0.12 : 1.0) * mix(1.0, 0.55 * (1.0 - crevice), smoothstep(25.0, 50.0, age) * smoothstep(-0.05, 0.1, l.z));
    float dark = 1.0 - 0.93 * smoothstep(-0.1, 0.1, l.z);
    float below = exp(-p.z / (0.5 * mid + 1.0)) * (0.75 - 0.5 * n.z) * smoothstep(10.0, 60.0, age) * air.w * (1.0 - smoothstep(300.0, 1500.0, age));
    glow += tint * vec3(1.0, 0.42, 0.13) * 0.20 * below * dark;
    glow += tint * vec3(1.0, 0.42, 0.13) * 0.030 * air.w * (0.6 - 0.6 * n.z) * dark * smoothstep(30.0, 200.0, age) * (1.0 - smoothstep(300.0, 1500.0, age));
    cover *= smoothstep(0.0, 0.35, more.y);
    // The foot of the pillar is hidden where cloud lies under it.
    cover *= mix(1.0, smoothstep(DECK - 1.6, DECK + 0.5, p.z + 2.0 * (found.y - 0.5)), deck);
    // An ash cloud charges itself: lightning about the column, two or three a second somewhere.
    if (air.z > 0.88 && dark > 0.2) {
        float beat = floor(age * 2.5), chance = fract(sin(beat * 12.9898 + life.z * 78.233) * 43758.5453);
        vec2 strike = (vec2(fract(chance * 17.3), fract(chance * 91.7)) - 0.5) * stem * 3.0;
        float apart = length(vec3(aside - strike, (p.z - mid * (0.3 + 0.7 * fract(chance * 37.1))) * 0.6));
        glow += vec3(0.72, 0.76, 1.0) * 2.2 * dark * exp(-apart * apart / (0.18 * stem * stem + 0.5)) * exp(-3.0 * fract(age * 2.5)) * (0.3 + crevice);
        glow += tint * vec3(1.0, 0.36, 0.09) * 0.9 * dark * exp(-length(aside) / (stem * 1.3)) * exp(-p.z / (0.8 * mid)) * crevice;
    }
    vec3 colour = through_air(tint * light + glow, d, l, p.z) * cover;
    // Mist about it, more of it where cloud shows that the air is damp.
    float damp = smoothstep(18.0, 40.0, age) * (1.0 - smoothstep(90.0, 240.0, age)) * (0.35 + 0.65 * deck) * step(5.0, mid);
    if (damp > 0.01 && d.z < -0.02) {
        float stop = met ? best : 1e9;
        float a = mist_bell(o, d, stop, mid * (0.50 + 0.14 * life.z), cap * (0.95 + 0.25 * life.z), life.z) * damp;
        vec3 white = 0.75 * (daylight(l.z) * (0.25 + 0.55 * max(l.z, 0.0)) + skylight(l.z) + vec3(1.0, 0.42, 0.13) * 0.03 * dark * air.w);
        colour = colour * (1.0 - a) + through_air(white, d, l, mid) * a;
        cover = cover + (1.0 - cover) * a;
    }
    if (cover < 0.01) discard;
    picture = vec4(colour, cover);
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
