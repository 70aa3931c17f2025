// One material for metal, cloth, plastic, glass and screens, under the baked light of a module's lamps.
uniform sampler2D atlas_colour;
uniform sampler2D atlas_normal;
uniform sampler2D atlas_orm;       // hollows, roughness, metal
uniform sampler2D lamps_map;       // what the lamps give: the root of a quarter of it
uniform sampler2D other_map;       // emergency lamps, sky through the windows, openness
uniform sampler2D reflection_map;  // the room seen all round from its middle: the root of a sixteenth
uniform vec3 box_low, box_high, box_middle;
uniform vec4 room;        // lamps, even light, red of the emergency lamps, how much sky comes in
uniform vec3 room_tint;
uniform vec3 sun;
uniform vec3 sun_light;
uniform vec3 earth_light;
uniform vec3 eye;
uniform vec4 hand_lamp;   // place and strength
uniform vec3 hand_aim;
uniform vec4 opacity;     // y: exposure

in vec3 place;
in vec3 normal;
in vec4 tint;
in vec2 uv;
in vec2 lit_at;

out vec4 colour;

const vec3 RED = vec3(1.0, 0.11, 0.05);
const vec3 GREY = vec3(0.333);

#ifndef COARSE
// The atlas's own directions on this surface, from how place and uv change across the screen: no tangents are shipped.
vec3 relief(vec3 n, vec3 seen) {
    vec3 px = dFdx(place), py = dFdy(place);
    vec2 ux = dFdx(uv) * vec2(1.0, 2.0), uy = dFdy(uv) * vec2(1.0, 2.0);
    vec3 bx = cross(py, n), by = cross(n, px);
    vec3 t = bx * ux.x + by * uy.x, b = bx * ux.y + by * uy.y;
    float size = max(dot(t, t), dot(b, b));
    if (size < 1e-20) return n;
    float m = inversesqrt(size);
    return normalize(t * (m * seen.x) + b * (m * seen.y) + n * max(seen.z, 0.2));
}

vec3 reflected(vec3 r, float rough) {
    vec3 a = (box_high - place) / r, b = (box_low - place) / r;
    vec3 far = max(a, b);
    vec3 d = normalize(place + r * max(min(min(far.x, far.y), far.z), 0.0) - box_middle);
    vec2 at = vec2(0.5 + atan(d.y, d.x) * 0.159155, 0.5 + asin(clamp(-d.z, -1.0, 1.0)) * 0.31831);
    vec3 seen = textureLod(reflection_map, at, rough * 5.0).rgb;
    return seen * seen * 16.0;
}
#endif

void main() {
    vec3 painted = texture(atlas_colour, uv).rgb * tint.rgb;
    vec3 base = painted * painted;
    vec3 n = normalize(normal);
    vec3 to_eye = normalize(eye - place);
    // Packed, a map keeps its brightness (or its third kind of light) apart; as it is, that factor is 1.
    vec4 packed_lamps = texture(lamps_map, lit_at);
    vec3 lamps = packed_lamps.rgb * packed_lamps.a;
    lamps *= lamps * 4.0;
    vec4 other = texture(other_map, lit_at);
    float red = other.r * other.r * 4.0;
    float sky = other.g * other.g * 4.0 * (1.0 + 3.0 * room.w);
    float open_ = other.b * other.a;

    vec3 light = lamps * room.x * room_tint + room.y * open_ * vec3(0.8, 0.9, 1.0);
    light += room.z * (0.15 * open_ + 1.8 * red) * RED;
    light += sky * (earth_light * 0.7 + sun_light * 0.12);
#ifdef COARSE
    float rough = 0.6, metal = 0.0, hollow = 1.0;
#else
    vec3 orm = texture(atlas_orm, uv).rgb;
    float rough = orm.g, metal = orm.b, hollow = orm.r;
    vec2 leans = texture(atlas_normal, uv).xy * 2.0 - 1.0;  // packed, it has no third
    n = relief(n, vec3(leans, sqrt(max(1.0 - dot(leans, leans), 0.0))));
#endif
    // What falls straight in, from the Sun or from a flash below, on what is turned to it.
    light += sky * sun_light * 0.55 * max(dot(n, sun), 0.0);
    float glossy = 0.0;
    if (hand_lamp.w > 0.0) {
        vec3 to = hand_lamp.xyz - place;
        float far = dot(to, to);
        vec3 dir = to * inversesqrt(far);
        float cone = smoothstep(0.80, 0.97, dot(-dir, hand_aim));
        float falls = hand_lamp.w * cone * max(dot(n, dir), 0.0) / (far * 0.5 + 0.35);
        light += vec3(1.0, 0.97, 0.9) * falls;
        float sharp = mix(120.0, 6.0, rough);
        glossy = falls * pow(max(dot(n, normalize(dir + to_eye)), 0.0), sharp) * (sharp * 0.02 + 0.1);
    }
    float facing = clamp(dot(n, to_eye), 0.001, 1.0);
    vec3 shine;
#ifdef COARSE
    shine = light * (0.02 + 0.2 * pow(1.0 - facing, 5.0));
#else
    vec3 f0 = mix(vec3(0.04), base, metal);
    vec4 r4 = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a4 = min(r4.x * r4.x, exp2(-9.28 * facing)) * r4.x + r4.y;
    vec2 scale = vec2(-1.04, 1.04) * a4 + r4.zw;
    vec3 seen = reflected(reflect(-to_eye, n), rough);
    float brightness = dot(seen, GREY);
    vec3 mirrored = seen * room.x * room_tint * 1.7 + brightness * (room.y * 2.0 + room.z * 0.9 * RED)
        + sky * (earth_light * 0.8 + sun_light * 0.1);
    // What lies deep reflects no lamps: the lightmap says how much of the room a place can see.
    float sees = clamp(dot(lamps, GREY) * 1.5, 0.0, 1.0) * 0.8 + 0.2 * open_;
    shine = mirrored * (f0 * scale.x + scale.y) * sees * hollow + glossy * f0 * 6.0;
#endif
    vec3 lit = base * (1.0 - metal) * light * hollow + shine;
    if (tint.a > 0.9) {
        lit = base * (0.03 + 2.6 * room.x) * room_tint + vec3(0.5, 0.05, 0.02) * room.z;
    } else if (tint.a > 0.65) {
        lit = base * (0.02 * room.x + 14.0 * room.z) * RED + base * light * 0.5 * vec3(1.0, 0.35, 0.3);
    } else if (tint.a > 0.25) {
        lit = base * 0.46 + shine;
    }
    colour = vec4(developed(lit * opacity.y), 1.0);
}
