// Fireball, pillar and cap of one burst: a solid whose outline is carved by round billows, met by a ray, lit and aglow.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
flat in vec4 air;
flat in vec4 ball;
in vec3 at;
in vec2 corner;
out vec4 picture;
uniform sampler2D noise_tile;
uniform vec3 sun, eye;
float age, cap, mid, stem, thick, rough, lean;
const float EARTH = 6371.0;

// How far inside, about 1 in the middle and 0 at the outline: a low dome over a rolling ring, on a pillar.
float outline(vec3 p) {
    float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0);
    vec2 q = p.xy - air.xy * mix(1.0, h * h * h, lean);
    float r = length(q), z = p.z - mid;
    float grown = smoothstep(6.0, 45.0, age);
    float ring = 1.0 - length(vec2((r - cap * 0.60 * grown) / (cap * mix(1.0, 0.40, grown)), (z + 0.22 * thick * grown) / (thick * mix(1.0, 0.74, grown))));
    float dome = 1.0 - length(vec2(r / (cap * 0.84), z / (thick * (z > 0.0 ? 1.0 : 0.42))));
    float wide = stem * (0.62 + 0.75 * pow(h, 5.0) + 0.85 * exp(-h * 7.0) * smoothstep(15.0, 60.0, age));
    float pillar = (1.0 - r / max(wide, 0.01)) * step(p.z, mid) * lean;
    return max(max(ring, dome), pillar * 0.55);
}

vec3 daylight(float height) { return exp(-vec3(0.05, 0.12, 0.30) / max(height + 0.09, 0.02)) * 1.15 * smoothstep(-0.07, 0.02, height); }
vec3 skylight(float height) { return vec3(0.10, 0.13, 0.18) * smoothstep(-0.12, 0.2, height) + vec3(0.0012, 0.0014, 0.002); }
vec3 ember(float heat) {
    return mix(vec3(1.0, 0.24, 0.05), vec3(1.0, 0.78, 0.50), clamp(heat * 1.3 - 0.2, 0.0, 1.0)) * (heat * heat * 30.0 + heat * 1.6);
}

// From sooty brown while it is young, by the nitrous oxides in it, to the white of ice; dust stays dust.
vec3 paint(float h, bool pillar) {
    float iced = smoothstep(40.0, 240.0, age) * smoothstep(0.15, 0.75, h);
    vec3 steam = mix(vec3(0.64, 0.55, 0.47), vec3(0.90, 0.89, 0.88), iced);
    vec3 earth = vec3(0.47, 0.38, 0.30);
    return mix(steam, earth, clamp(air.z * (pillar ? 1.0 : 0.62 - 0.4 * iced), 0.0, 1.0));
}

#if CAP_STEPS > 0
uniform sampler3D billows;

// Outline less what the billows leave out: b.x great billows, b.y all of them together.
float carved(vec3 p, out vec2 b) {
    float f = outline(p);
    b = vec2(1.0);
    if (f < -0.02) return f;
    float roll = age * 0.0035 * exp(-age / 500.0);
    vec3 s = vec3(p.xy - air.xy, (p.z - mid) * 1.2) / cap * 0.34 + vec3(life.z * 7.1, life.z * 3.3, -roll);
    float great = texture(billows, s).r, small = texture(billows, s * 2.6 + 0.37).r, least = textureLod(billows, s * 6.7 + 0.11, 0.0).r;
    b = vec2(great, great * 0.5 + small * 0.32 + least * 0.18);
    float gone = (1.0 - more.y) * 0.55, firm = rough * (p.z < mid - thick * 0.7 ? 0.55 : 1.0);
    return f - firm * (0.40 * (1.0 - great) + 0.22 * (1.0 - small) + 0.11 * (1.0 - least)) - gone * (1.3 - great);
}

void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    rough = smoothstep(1.0, 14.0, age);
    lean = 1.0 - smoothstep(cap * 0.8, cap * 2.4, length(air.xy));
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
    if (far <= near) discard;
    float dt = (far - near) / float(CAP_STEPS);
    float t = near + dt * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    vec2 bumps, found;
    float nearest = -1.0, best = t;
    bool met = false;
    for (int i = 0; i < CAP_STEPS; i++) {
        vec3 p = o + d * t;
        float f = p.z < 0.0 ? -1.0 : carved(p, bumps);
        if (f > nearest) { nearest = f; best = t; found = bumps; }
        if (f > 0.0) { met = true; break; }
        t += dt * clamp(0.45 - f * 1.5, 0.45, 1.0);
        if (t > far) break;
    }
    float cover;
    if (met) {
        float out_ = best - dt, in_ = best;
        for (int i = 0; i < 5; i++) {
            float half_way = 0.5 * (out_ + in_);
            if (carved(o + d * half_way, bumps) > 0.0) { in_ = half_way; found = bumps; } else out_ = half_way;
        }
        best = in_;
        cover = 1.0;
    } else {
        // An old cloud frays; a young one ends sharply.
        cover = smoothstep(-0.20, 0.0, nearest) * 0.6 * smoothstep(0.0, 0.4, 1.0 - more.y);
        if (cover < 0.01) discard;
    }
    vec3 p = o + d * best;
    float e = cap * 0.035;
    vec2 unused;
    vec2 k = vec2(1.0, -1.0);
    vec3 n = -(k.xyy * carved(p + k.xyy * e, unused) + k.yyx * carved(p + k.yyx * e, unused)
             + k.yxy * carved(p + k.yxy * e, unused) + k.xxx * carved(p + k.xxx * e, unused));
    n = length(n) > 1e-6 ? normalize(n) : -d;
    float crevice = mix(1.0, smoothstep(0.10, 0.80, found.y), rough);
    // What stands between here and the Sun.
    float between = 0.0;
    for (int i = 1; i <= 3; i++) between += max(outline(p + (l * float(i) * 0.22 + n * 0.05) * cap), 0.0);
    float h = clamp((p.z - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
    vec2 aside = p.xy - air.xy * clamp(p.z / mid, 0.0, 1.0);
    bool pillar = length(aside) < stem * 1.5 && p.z < mid - thick * 0.45;
    vec3 tint = paint(h, pillar) * (0.86 + 0.14 * found.x);
    float turned = dot(n, l);
    float lit = mix(max(turned, 0.0), clamp(turned * 0.5 + 0.5, 0.0, 1.0), 0.38) * exp(-between * 1.5);
    float silver = 0.45 * pow(max(dot(d, l), 0.0), 5.0) * (1.0 - max(dot(-d, n), 0.0));
    vec3 light = daylight(l.z) * (lit * mix(0.36, 0.92, crevice) + silver);
    light += skylight(l.z) * (0.45 + 0.40 * n.z) * mix(0.35, 1.0, crevice);
    light += daylight(l.z) * max(l.z, 0.0) * 0.16 * (0.5 - 0.5 * n.z); // from the bright ground below
    light += vec3(1.0, 0.80, 0.60) * life.w * 0.35 * crevice;
    float heat = more.x;
    // What still burns inside shows in the folds and under the ring, longest there.
    float inner = mix(1.0, (1.0 - crevice) * 1.9 + 0.55 * smoothstep(0.3, -0.6, n.z), smoothstep(6.0, 26.0, age));
    vec3 glow = ember(heat) * inner * (pillar ? 0.12 : 1.0);
    float dark = 1.0 - 0.93 * smoothstep(-0.1, 0.1, l.z);
    float below = exp(-p.z / (0.5 * mid + 1.0)) * (0.75 - 0.5 * n.z) * smoothstep(10.0, 60.0, age) * air.w;
    glow += tint * vec3(1.0, 0.42, 0.13) * 0.20 * below * dark;
    glow += tint * vec3(1.0, 0.42, 0.13) * 0.030 * air.w * (0.6 - 0.6 * n.z) * dark * smoothstep(30.0, 200.0, age);
    cover *= smoothstep(0.0, 0.35, more.y) * (pillar ? 0.92 : 1.0);
    picture = vec4((tint * light + glow) * cover, cover);
}
#else
// The cheapest level: a glowing ball, later a mushroom painted flat, its rim and shading billowed by the tile of noise.
void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    lean = 1.0;
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
    float cover = smoothstep(0.0, 0.25, f) * more.y;
    float under = exp(-max(flat_p.y, 0.0) / (0.5 * mid + 1.0)) * smoothstep(15.0, 60.0, age) * (1.0 - smoothstep(-0.1, 0.1, height)) * air.w;
    vec3 tint = paint(h, flat_p.x < stem && h < 0.2);
    picture = vec4((tint * (light + vec3(1.0, 0.42, 0.13) * 0.20 * under) + ember(more.x) * mix(1.0, 1.3 - bumpy.x, smoothstep(6.0, 30.0, age))) * cover, cover);
}
#endif
