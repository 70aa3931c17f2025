// Cloth, skin, eyes, hair and metal of people, by `kind`; `fine` adds folds, pores and strands from slope maps.
uniform sampler2D p3d_Texture0;
uniform sampler2D slopes;
uniform vec4 p3d_ColorScale;
uniform vec4 around[6];  // what comes from +x, -x, +y, -y, +z, -z of the station
uniform vec4 turned;     // how the body is turned in the station: w, x, y, z
uniform vec3 up_dir;
uniform vec3 light_up;
uniform vec3 light_down;
uniform vec3 key_dir;
uniform vec3 key_colour;
uniform vec3 eye_place;
uniform float gloss;
uniform float cut;
uniform float relief;
uniform float fine;
uniform float pallor;
uniform vec4 wound;
uniform float clearing;
uniform float soft;
uniform int kind;
in vec3 normal;
in vec3 place;
in vec3 rest;
in vec2 uv;
in float shade;
in float whole;
in vec2 strain;
out vec4 pixel;

const int CLOTH = 0;
const int SKIN = 1;
const int EYE = 2;
const int HAIR = 3;
const int VISOR = 5;
const float FILL = 0.16;
const float UNDONE = 0.75;
const float DEVELOPED = 1.12;  // so that cloth of middle grey stays as light as it was

float lump(vec3 p) {
    return sin(p.x * 61.0 + sin(p.y * 47.0)) * sin(p.y * 53.0 + sin(p.z * 59.0)) * sin(p.z * 43.0 + sin(p.x * 37.0));
}

// Whoever comes nearer than the eye can see sharply thins out, so that nobody is looked at from within.
bool thinned() {
    float kept = smoothstep(0.45 * clearing, clearing, length(eye_place - place));
    return kept < fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
}

// What a picture shows as a paint. The film's toe takes the weakest of three colours away first: what is painted as it
// looks in white light would come out burnt orange and ink blue. So the film is undone, mostly, and light does the rest.
vec3 worn(vec3 paint) {
    vec3 b = 0.59 * paint - 0.03;
    vec3 a = 2.51 - 2.43 * paint;
    vec3 undone = (b + sqrt(b * b + 0.56 * a * paint)) / (2.0 * a);
    return min(mix(paint, DEVELOPED * undone, UNDONE), vec3(0.9));
}

// Light of the room that falls on what is turned to n.
vec3 falling(vec3 n) {
    vec3 s = n + 2.0 * cross(turned.yzw, cross(turned.yzw, n) + turned.x * n);
    vec3 share = s * s;
    return share.x * around[s.x > 0.0 ? 0 : 1].rgb + share.y * around[s.y > 0.0 ? 2 : 3].rgb
        + share.z * around[s.z > 0.0 ? 4 : 5].rgb;
}

void main() {
    if (clearing > 0.0 && thinned()) discard;
    vec4 paint = texture(p3d_Texture0, uv);
    float covers = 1.0;
    if (kind == HAIR) {
        // Where hair thins out, the strands end one by one: alpha tells which of them are the long ones. What covers
        // most is drawn whole, the rest once more and faintly over it.
        covers = clamp(0.5 + 2.0 * (paint.a - 0.95 + whole), 0.0, 1.0) * smoothstep(0.0, 0.04, whole);
        if (soft > 0.5 ? (covers >= cut || covers < 0.02) : covers < cut) discard;
    } else if (paint.a < cut) discard;
    vec3 to_eye = normalize(eye_place - place);
    vec3 n = normalize(normal);
    if (kind == CLOTH && !gl_FrontFacing && dot(n, to_eye) < 0.0) n = -n;
    vec3 along = vec3(0.0);
    float fold = 0.0;
    float caustic = 0.0;
    vec3 cornea = n;
    if (fine > 0.5 && relief > 0.0) {
        vec3 px = dFdx(place);
        vec3 py = dFdy(place);
        vec2 tx = dFdx(uv);
        vec2 ty = dFdy(uv);
        vec3 a = cross(py, n);
        vec3 b = cross(n, px);
        vec3 t = a * tx.x + b * ty.x;
        vec3 s = a * tx.y + b * ty.y;
        float size = max(dot(t, t), dot(s, s));
        if (size > 1e-12) {
            float inv = inversesqrt(size);
            vec3 slope = texture(slopes, uv).xyz;
            vec2 tilt = (slope.xy * 2.0 - 1.0) * relief;
            // All people share one map of the skin: this strip of it is the forehead.
            float forehead = (1.0 - smoothstep(0.803, 0.811, uv.x)) * step(0.74, uv.x) * step(abs(uv.y - 0.4835), 0.06);
            fold = (1.0 - slope.z) * mix(strain.x, strain.y, forehead);
            n = normalize(n + (t * tilt.x + s * tilt.y) * inv);
            along = normalize(s);
            if (kind == EYE) {
                // The iris lies deep: what the cornea gathers falls on the side away from the lamp.
                vec2 d = uv - 0.5;
                vec3 radial = normalize(t * d.x + s * d.y + vec3(1e-6));
                float iris = 1.0 - smoothstep(0.088, 0.097, length(d));
                caustic = -dot(radial, key_dir) * iris;
                cornea = normalize(n + radial * (length(d) / 0.095 * 0.30 * iris));
            }
        }
    }
    vec3 albedo = worn(pow(paint.rgb, vec3(2.2)));
    float shine = gloss;
    float sharp = kind == CLOTH ? 10.0 : 22.0;
    if (kind == SKIN) {
        // A fold of a moving face: darker, and redder for the blood in it.
        albedo *= 1.0 - fold * vec3(0.34, 0.40, 0.42);
        albedo = mix(albedo, vec3(dot(albedo, vec3(0.3, 0.5, 0.2))) * vec3(0.96, 0.99, 1.03), pallor);
    }
    if (wound.w > 0.0 && kind != EYE) {
        float away = length((rest - wound.xyz) * vec3(0.8, 1.0, 0.75)) / wound.w + 0.16 * lump(rest) + 0.07 * lump(rest * 3.1);
        float wet = 1.0 - smoothstep(0.72, 1.0, away);
        albedo = mix(albedo, albedo * 0.25 + vec3(0.060, 0.004, 0.003), wet);
        shine = mix(shine, 0.35, wet);
    }
    float air = kind == EYE ? mix(1.0, shade, 0.5) : shade;
    // Light gets round in a crevice of skin, and comes out of it redder.
    vec3 closed = kind == SKIN ? mix(vec3(1.0), vec3(air, pow(air, 1.12), pow(air, 1.2)), 0.85) : vec3(air);
    float h = dot(n, up_dir) * 0.5 + 0.5;
    float seen = max(dot(n, to_eye), 0.0);
    // The walls behind the eye send light back: a room is white all round.
    vec3 light = (falling(n) + FILL * (light_down + light_up) * seen) * closed;
    float facing = dot(n, key_dir);
    // Under skin light wanders farthest when it is red: where it fails, a warm rim is left.
    vec3 wrap = kind == SKIN ? vec3(0.42, 0.31, 0.26) : (kind == HAIR ? vec3(0.45) : vec3(0.25));
    vec3 lit = max((vec3(facing) + wrap) / (1.0 + wrap), 0.0);
    light += key_colour * lit * lit * mix(vec3(1.0), closed, 0.8);
    if (kind == CLOTH && fine > 0.5) albedo *= 1.0 + 0.05 * lump(rest * 7.0) + 0.04 * lump(rest * 19.0);
    vec3 half_way = normalize(key_dir + to_eye);
    vec3 over = normalize(up_dir + to_eye);
    float edge = pow(1.0 - seen, 4.0);
    vec3 gleam;
    if (kind == EYE) {
        // The cornea mirrors the lamps: a small bright spot of the main one, a broad soft one of the ceiling; tears shine.
        albedo *= 1.18 + 0.75 * caustic;
        // The upper lid and its lashes shade the top of the ball.
        light *= 1.0 - 0.45 * smoothstep(0.05, 0.50, dot(n, up_dir));
        float lamp = max(smoothstep(0.972, 0.988, dot(cornea, half_way)),
            0.8 * smoothstep(0.984, 0.993, dot(cornea, normalize(up_dir * 0.24 + key_dir * 0.16 + to_eye))));
        float tears = pow(max(dot(n, normalize(to_eye - 0.62 * up_dir)), 0.0), 160.0);
        gleam = (key_colour + 0.6 * light_up) * lamp + 0.20 * light_up * pow(max(dot(cornea, over), 0.0), 24.0)
            + 0.16 * light_up * edge + 0.14 * (light_up + key_colour) * tears;
    } else if (kind == HAIR && fine > 0.5) {
        // Each strand shines at a place of its own along the lock.
        vec3 strand = normalize(along + n * (dot(paint.rgb, vec3(0.6)) - 0.9) * 0.25);
        float c1 = dot(strand, half_way);
        float c2 = dot(strand, over);
        float s1 = pow(max(1.0 - c1 * c1, 0.0), 40.0) * max(facing + 0.3, 0.0);
        float s2 = pow(max(1.0 - c2 * c2, 0.0), 16.0) * h;
        gleam = (key_colour * s1 * 0.35 + light_up * s2 * 0.22) * (albedo * 2.0 + 0.03) * air;
    } else if (kind == SKIN) {
        // Oil over skin: a broad sheen and a narrow one (two lobes), stronger where one looks along the surface.
        float f = 0.30 + 0.70 * edge;
        float k = max(dot(n, half_way), 0.0);
        float u = max(dot(n, over), 0.0);
        gleam = shine * f * (key_colour * (1.1 * pow(k, 14.0) + 1.6 * pow(k, 60.0))
            + light_up * (0.55 * pow(u, 9.0) + 0.7 * pow(u, 48.0))) * air * air;
    } else {
        float f = 0.35 + 0.65 * edge;
        gleam = shine * f * (key_colour * pow(max(dot(n, half_way), 0.0), sharp) * 1.6
            + light_up * pow(max(dot(n, over), 0.0), sharp * 0.6) * 0.5) * air;
    }
    if (kind == VISOR) {
        // Gold over glass: it mirrors what is around, bright over dark with a horizon between, and the lamp as a point.
        vec3 r = reflect(-to_eye, n);
        float sky = smoothstep(-0.10, 0.16, dot(r, up_dir) + 0.03 * sin(r.x * 17.0 + r.y * 11.0));
        vec3 mirrored = mix(0.35 * light_down, falling(r) + 0.3 * light_up, sky);
        float lamp = pow(max(dot(r, key_dir), 0.0), 220.0) + 0.25 * pow(max(dot(r, key_dir), 0.0), 24.0);
        albedo *= 0.35;
        gleam += vec3(1.0, 0.74, 0.36) * (0.55 + 0.45 * edge) * mirrored + 2.2 * key_colour * lamp;
    }
    if (kind == SKIN) {
        // Thin parts with a lamp behind them glow: ears, the edge of a nostril, fingers.
        float behind = max(-facing, 0.0) * pow(max(dot(-to_eye, key_dir) * 0.5 + 0.5, 0.0), 2.0);
        light += key_colour * vec3(0.55, 0.12, 0.06) * (behind * air + 0.25 * edge * max(facing + 0.4, 0.0));
    }
    // A strong light from beyond draws the outline on its side: down, sweat and fibres throw it forward.
    float beyond = smoothstep(-0.15, 0.70, dot(-to_eye, key_dir));
    gleam += key_colour * beyond * pow(1.0 - seen, 5.0) * smoothstep(-0.25, 0.45, facing) * (kind == CLOTH ? 0.45 : 0.9) * air;
    float fuzz = kind == CLOTH ? 0.07 : (kind == HAIR ? 0.015 : 0.05);
    vec3 colour = albedo * light + gleam + edge * fuzz * light_up * air;
    pixel = vec4(pow(film(max(colour, 0.0)), vec3(1.0 / 2.2)), soft > 0.5 ? covers : 1.0) * p3d_ColorScale;
}
