// The outside under the sun (with cast shadows), the Earth below, its own white walls, and a lamp in the hand.
uniform sampler2DArray hull_colour;
#ifndef COARSE
uniform sampler2DArray hull_relief;   // slopes along u and v, roughness
#endif
#ifdef SHADOW
uniform sampler2DShadow shadow_map;
uniform mat4 shadow_from_station;     // to 0..1 across the map
uniform vec4 shadow_texel;            // one texel of the map, metres of it, its reach round the middle
#endif
uniform vec3 sun;         // direction to the sun, station axes
uniform vec3 sun_light;   // its colour times strength, black in the Earth's shadow
uniform vec3 earth_light; // what comes up from the Earth (from +z)
uniform vec3 eye;
uniform vec4 hand_lamp;   // place and strength
uniform vec3 hand_aim;
uniform vec4 opacity;     // x: alpha, y: exposure, z: 1 in the Earth's shadow
uniform vec4 flood[FLOODS];      // floodlights: place and strength
uniform vec4 flood_aim[FLOODS];
uniform vec4 room;        // lamps behind the panes, even light, red of the emergency lamps
uniform vec3 room_tint;

in vec3 place;
in vec3 normal;
in vec4 tint;
in vec2 uv;
flat in float layer;
in vec3 matter;

out vec4 colour;

#ifndef COARSE
vec3 relief(vec3 n, vec2 slope) {
    vec3 px = dFdx(place), py = dFdy(place);
    vec2 ux = dFdx(uv), uy = dFdy(uv);
    vec3 bx = cross(py, n), by = cross(n, px);
    vec3 t = bx * ux.x + by * uy.x, b = bx * ux.y + by * uy.y;
    float size = max(dot(t, t), dot(b, b));
    if (size < 1e-20) return n;
    float m = inversesqrt(size);
    return normalize(t * (m * slope.x) + b * (m * slope.y) + n * 1.1);
}
#endif

#ifdef SHADOW
float sunlit(vec3 n, float facing) {
    vec3 lifted = place + n * shadow_texel.y * (1.2 + 1.6 * (1.0 - facing)) + sun * shadow_texel.y;
    vec4 at = shadow_from_station * vec4(lifted, 1.0);
    vec2 off = abs(at.xy - 0.5) * 2.0;
    float edge = max(off.x, off.y);
    if (edge > 0.995) return 1.0;
#ifdef COARSE
    float seen = texture(shadow_map, at.xyz);
#else
    // Two rings of four: an edge goes over in four texels, as soft as the Sun's disc makes it, and has no teeth.
    float d = shadow_texel.x * 0.8, w = shadow_texel.x * 1.9;
    float seen = 0.14 * (texture(shadow_map, at.xyz + vec3(-d, -d * 0.4, 0.0)) + texture(shadow_map, at.xyz + vec3(d * 0.4, -d, 0.0))
        + texture(shadow_map, at.xyz + vec3(d, d * 0.4, 0.0)) + texture(shadow_map, at.xyz + vec3(-d * 0.4, d, 0.0)));
    seen += 0.11 * (texture(shadow_map, at.xyz + vec3(-w, w * 0.35, 0.0)) + texture(shadow_map, at.xyz + vec3(w * 0.35, w, 0.0))
        + texture(shadow_map, at.xyz + vec3(w, -w * 0.35, 0.0)) + texture(shadow_map, at.xyz + vec3(-w * 0.35, -w, 0.0)));
#endif
    return mix(seen, 1.0, smoothstep(0.9, 0.995, edge));
}
#endif

// By night: stars and Moon from above, towns and airglow from below, the floodlights.
vec3 by_night(vec3 n, vec3 n_soft) {
    vec3 light = vec3(0.020, 0.024, 0.033) * (0.5 + 0.5 * dot(n_soft, vec3(0.36, -0.48, -0.8)));
    light += vec3(0.014, 0.012, 0.009) * max(n_soft.z, 0.0);
    for (int i = 0; i < FLOODS; i++) {
        vec3 to = flood[i].xyz - place;
        float far = dot(to, to);
        vec3 dir = to * inversesqrt(far);
        float cone = smoothstep(0.5, 0.9, dot(-dir, flood_aim[i].xyz));
        light += vec3(1.0, 0.93, 0.80) * (flood[i].w * cone * max(dot(n, dir), 0.0) / (far + 5.0));
    }
    return light;
}

void main() {
    vec3 painted = texture(hull_colour, vec3(uv, layer)).rgb * tint.rgb;
    vec3 base = painted * painted;
    vec3 smooth_n = normalize(normal);
    vec3 to_eye = normalize(eye - place);
    vec3 n = smooth_n;
    float metal = matter.x, through = matter.y, open_ = matter.z;
#ifdef COARSE
    float rough = 0.5;
#else
    vec3 seen = texture(hull_relief, vec3(uv, layer)).rgb;
    float rough = clamp(seen.b, 0.08, 1.0);
    vec2 slopes = seen.rg * 2.0 - 1.0;
    n = relief(smooth_n, slopes * 0.8);
#endif
    vec3 n_soft = n;  // for what comes from everywhere: hollows and folds show in shadow too
#ifndef COARSE
    n_soft = relief(smooth_n, slopes * 1.7);
#endif
    float facing = dot(n, sun);
    float lit_by_sun = 1.0;
#ifdef SHADOW
    if (dot(sun_light, sun_light) > 1e-6) lit_by_sun = sunlit(smooth_n * (through > 0.05 ? sign(dot(smooth_n, sun) + 1e-5) : 1.0), clamp(abs(dot(smooth_n, sun)), 0.0, 1.0));
#endif
    vec3 direct = sun_light * lit_by_sun * 0.82;
    // What the white walls round about throw back: more from below, where the station lies under the truss.
    vec3 bounce = sun_light * (0.034 + 0.03 * max(n_soft.z, 0.0)) * open_ * open_;
    // The ground toward the sun is the brighter half: undersides are modelled by it when the sun stands low.
    vec3 brightest = normalize(vec3(sun.xy, 0.85));
    vec3 below = earth_light * (0.5 + 0.5 * dot(n_soft, brightest)) * (0.3 + 0.7 * open_);
    below *= 1.0 + 0.7 * max(dot(n_soft, brightest), 0.0);
    vec3 around = below + bounce + vec3(0.0035, 0.004, 0.006);
    if (opacity.z > 0.0) around += opacity.z * open_ * by_night(n, n_soft);
    vec3 light = direct * max(facing, 0.0) * (0.5 + 0.5 * open_) + around;
    // Through a blanket: amber, most of it where no cell is in the way; the film scatters it onward.
    float onward = 0.65 + 1.9 * pow(max(dot(-to_eye, sun), 0.0), 5.0);
    light += direct * max(-facing, 0.0) * through * onward * (0.6 + 2.2 * smoothstep(0.7, 1.0, painted.r / max(tint.r, 0.01))) * vec3(1.25, 0.92, 0.5);

    float see = clamp(dot(n, to_eye), 0.02, 1.0);
    // Cells are coated: dark violet-blue from the front, bronze at a slant.
    if (layer == 5.0 || layer == 12.0) base *= mix(vec3(0.62, 0.64, 0.98), vec3(2.3, 1.35, 0.6), smoothstep(0.3, 0.9, 1.0 - see));
    vec3 f0 = mix(vec3(0.04), base, metal);
    vec3 fresnel = f0 + (max(vec3(1.0 - rough), f0) - f0) * pow(1.0 - see, 5.0);
    // Mirrored: the Earth's disc fills what is more than twenty degrees below the horizontal; above it is black.
    vec3 r = reflect(-to_eye, n);
    float ground = smoothstep(0.34 - 0.5 * rough, 0.34 + 0.5 * rough, r.z);
    vec3 shine = (earth_light * ground * (1.5 + 0.9 * dot(r.xy, sun.xy)) + bounce * 1.5) * fresnel * open_;
    vec3 half_way = normalize(sun + to_eye);
    float h = clamp(dot(n, half_way), 0.0, 1.0), a2 = rough * rough * rough * rough;
#ifdef COARSE
    metal *= 0.5;  // a thin bar has no relief to break its glint
    a2 = max(a2, 0.2);
#endif
    float spread = h * h * (a2 - 1.0) + 1.0;
    float glint = min(a2 / (4.0 * spread * spread * (0.3 + 0.7 * see)), 12.0);
    shine += direct * max(facing, 0.0) * fresnel * glint;

    if (hand_lamp.w > 0.0) {
        vec3 to = hand_lamp.xyz - place;
        float far = dot(to, to);
        vec3 dir = to * inversesqrt(far);
        float cone = smoothstep(0.80, 0.97, dot(-dir, hand_aim));
        vec3 falls = vec3(1.0, 0.97, 0.9) * hand_lamp.w * cone * max(dot(n, dir), 0.0) / (far * 0.5 + 0.35);
        light += falls;
        shine += falls * fresnel * 2.0 * pow(max(dot(n, normalize(dir + to_eye)), 0.0), mix(90.0, 8.0, rough));
    }
    vec3 lit = base * (1.0 - metal) * light + base * metal * around * 0.5 + shine;
    float pane = layer == 14.0 ? 1.0 + 2.0 * opacity.z : 1.0;  // by night an eye takes in more of a lit room
    if (tint.a > 0.99) lit += base * opacity.z * 4.0;  // the glass of a floodlight
    else lit += base * tint.a * pane * ((room.x * 2.2 + room.y) * room_tint + room.z * vec3(4.0, 0.4, 0.2));
    lit *= opacity.y;
    lit = lit * (1.0 + lit * 0.16) / (1.0 + lit * 0.62);
    colour = vec4(pow(lit, vec3(0.4545)), opacity.x);
}
