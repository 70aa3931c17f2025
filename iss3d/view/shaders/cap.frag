// Fireball, pillar and cap of one burst: light through a cloud whose outline is eaten into by billows, never added to.
flat in vec3 ground;
flat in vec3 up;
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
in vec3 at;
in vec2 corner;
out vec4 picture;
uniform sampler3D billows;
uniform vec3 sun, eye;
float age, cap, mid, stem, thick;
const float EARTH = 6371.0;

// A low dome with a rolling ring below it, on a pillar that widens where it meets ground and cap.
float outline(vec3 p) {
    float r = length(p.xy), z = p.z - mid;
    float ring = 1.0 - length(vec2((r - cap * 0.52) / (cap * 0.48), (z + 0.18 * thick) / (thick * 0.62)));
    float dome = 1.0 - length(vec2(r / (cap * 0.78), z / (thick * (z > 0.0 ? 1.0 : 0.45))));
    float h = clamp(p.z / max(mid, 0.1), 0.0, 1.0);
    float wide = stem * (0.85 - 0.35 * h + 0.9 * h * h * h * h + 0.9 * exp(-h * 9.0));
    float pillar = (1.0 - r / wide) * step(0.0, p.z) * step(p.z, mid);
    return max(max(ring, dome), pillar * 0.8);
}

float density(vec3 p, bool fine) {
    float f = outline(p);
    if (f <= 0.0) return 0.0;
    vec3 q = vec3(p.xy, (p.z - mid) * 1.15) / cap;
    float roll = age * 0.004 * exp(-age / 600.0);
    vec3 s = q * 0.55 + vec3(life.z * 7.1, life.z * 3.3, -roll);
    float eaten = 1.0 - texture(billows, s).r;
    if (fine) eaten = eaten * 0.62 + (1.0 - texture(billows, s * 2.7 + 0.21).r) * 0.27 + (1.0 - texture(billows, s * 6.3).r) * 0.13;
    return clamp((f * 1.35 - eaten * 0.75) * 3.2, 0.0, 1.0);
}

#if CAP_STEPS > 0
void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    mat3 local = mat3(east, north, up); // vectors times it are in east, north, up
    vec3 o = -ground * local, d = normalize(at), l = sun * local;
    float b = dot(eye, d), closest = length(eye - b * d);
    float horizon = closest < EARTH && b < 0.0 ? -b - sqrt((EARTH - closest) * (EARTH + closest)) : 1e9;
    d = d * local;
    float top = mid + thick * 1.2;
    vec3 c = vec3(0.0, 0.0, top * 0.5);
    float rad = length(vec2(cap * 1.1, top * 0.5 + 0.5)), along = dot(c - o, d);
    vec3 miss = o + d * along - c;
    float reach = rad * rad - dot(miss, miss);
    if (reach < 0.0) discard;
    float near = along - sqrt(reach), far = min(along + sqrt(reach), horizon);
    if (far <= near) discard;
    float dt = (far - near) / float(CAP_STEPS);
    float jitter = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    vec3 sunlight = exp(-vec3(0.05, 0.12, 0.30) / max(l.z + 0.09, 0.02)) * 1.15 * smoothstep(-0.07, 0.02, l.z);
    vec3 sky = vec3(0.10, 0.13, 0.18) * smoothstep(-0.12, 0.2, l.z) + vec3(0.0012, 0.0014, 0.002);
    float heat = more.x;
    vec3 ember = mix(vec3(1.0, 0.26, 0.06), vec3(1.0, 0.74, 0.42), clamp(heat * 1.25 - 0.15, 0.0, 1.0)) * (heat * heat * 26.0 + heat * 1.3);
    float phase = 0.75 + 0.6 * pow(max(dot(d, l), 0.0), 6.0);
    vec3 colour = vec3(0.0);
    float through = 1.0;
    for (int i = 0; i < CAP_STEPS; i++) {
        vec3 p = o + d * (near + dt * (float(i) + jitter));
        if (p.z < 0.03) continue;
        float f = density(p, true);
        if (f <= 0.0) continue;
        float a = 1.0 - exp(-f * dt * 14.0 / cap * more.y);
        float between = density(p + l * cap * 0.10, true) + 1.6 * density(p + l * cap * 0.28, false) + 2.0 * outline(p + l * cap * 0.6);
        float h = clamp((p.z - mid) / thick * 0.5 + 0.5, 0.0, 1.0);
        vec3 tint = mix(vec3(0.42, 0.35, 0.29), vec3(0.80, 0.77, 0.74), smoothstep(0.1, 0.7, h) * smoothstep(10.0, 120.0, age));
        vec3 light = sunlight * exp(-max(between, 0.0) * 0.9) * phase + sky * (0.45 + 0.55 * h);
        light += vec3(1.0, 0.80, 0.60) * life.w * 0.35;
        float inside = smoothstep(0.0, 0.9, outline(p)) * (1.0 - 0.5 * h * smoothstep(4.0, 30.0, age));
        vec3 glow = ember * (inside * 0.9 + 0.04) * (0.35 + 0.65 * f);
        // The burning ground lights pillar and cap from below through the night.
        float dark = 1.0 - 0.93 * smoothstep(-0.1, 0.1, l.z);
        glow += tint * vec3(1.0, 0.40, 0.12) * 0.15 * exp(-p.z / (0.45 * mid + 0.5)) * dark * smoothstep(15.0, 60.0, age) * exp(-age / 1500.0);
        colour += through * a * (tint * light + glow);
        through *= 1.0 - a;
        if (through < 0.02) break;
    }
    picture = vec4(colour, 1.0 - through);
}
#else
// The cheapest level: a glowing ball, later a soft mushroom painted flat.
void main() {
    age = life.x; cap = form.x; mid = form.y; stem = form.z; thick = more.z;
    float top = mid + cap * 0.9;
    float size = max(cap * 1.9, top * 0.8) * 1.05;
    vec3 high = normalize(up - normalize(at) * dot(up, normalize(at)));
    vec3 q = (at - ground - up * top * 0.5);
    float lean = length(up - normalize(at) * dot(up, normalize(at)));
    vec2 flat_p = vec2(length(q - high * dot(q, high)), dot(q, high) / max(lean, 0.35) + top * 0.5);
    float f = outline(vec3(flat_p.x, 0.0, flat_p.y));
    if (f <= 0.0) discard;
    float height = dot(up, sun);
    vec3 light = vec3(1.0, 0.94, 0.86) * max(height, 0.0) + vec3(0.06, 0.08, 0.12) * smoothstep(-0.12, 0.2, height) + 0.0015;
    light += vec3(1.0, 0.80, 0.60) * life.w * 0.35;
    float heat = more.x;
    vec3 ember = mix(vec3(1.0, 0.26, 0.06), vec3(1.0, 0.74, 0.42), clamp(heat * 1.25 - 0.15, 0.0, 1.0)) * (heat * heat * 20.0 + heat);
    float cover = smoothstep(0.0, 0.35, f) * more.y;
    float under = exp(-flat_p.y / (0.45 * mid + 0.5)) * smoothstep(15.0, 60.0, age) * exp(-age / 1500.0) * (1.0 - smoothstep(-0.1, 0.1, height));
    picture = vec4((vec3(0.66, 0.62, 0.58) * light + ember + vec3(0.10, 0.04, 0.012) * under) * cover, cover);
}
#endif
