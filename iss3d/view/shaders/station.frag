// Colour x atlas, under the lamps of the module (baked), the sun, the Earth below, and a lamp in the hand.
uniform sampler2D p3d_Texture0;
uniform vec4 room;        // lamps, even light, red of the emergency lamps, 1 outside or how much sky comes in
uniform vec3 room_tint;   // colour of the room's light
uniform vec3 sun;         // direction to the sun, station axes
uniform vec3 sun_light;   // its colour times strength, black in the Earth's shadow
uniform vec3 earth_light; // what comes up from the Earth (from +z)
uniform vec3 eye;         // station frame
uniform vec4 hand_lamp;   // place and strength
uniform vec3 hand_aim;
uniform vec4 opacity;     // x: alpha of glass and ghosts, y: exposure

#ifdef AFLOAT
uniform vec4 around[8];   // what comes from +x, -x, +y, -y, +z, -z; toward the main lamp; its light
#endif

in vec3 place;
in vec3 normal;
in vec4 tint;
in vec2 uv;
in vec4 baked;

out vec4 colour;

void main() {
    vec4 detail = texture(p3d_Texture0, uv);
    vec3 n = normalize(normal);
    // The atlas is also a relief: its brightness bends the normal a little.
    float height = dot(detail.rgb, vec3(0.333));
    vec3 dx = dFdx(place), dy = dFdy(place);
    float hx = dFdx(height), hy = dFdy(height);
    vec3 r1 = cross(dy, n), r2 = cross(n, dx);
    float det = dot(dx, r1);
    vec3 slope = (r1 * hx + r2 * hy) * sign(det);
    float near_by = clamp(1.6 - 0.5 * length(eye - place), 0.0, 1.0);
    vec3 bent = abs(det) * n - 0.006 * near_by * slope;
    n = length(bent) > 1e-12 ? normalize(bent) : n;

    vec3 surface = tint.rgb * tint.rgb * detail.rgb * 1.12;
    float open_ = baked.a;
#ifdef AFLOAT
    vec3 share = n * n;
    vec3 light = share.x * around[n.x > 0.0 ? 0 : 1].rgb + share.y * around[n.y > 0.0 ? 2 : 3].rgb
        + share.z * around[n.z > 0.0 ? 4 : 5].rgb;
    light = light * open_ + around[7].rgb * max(dot(n, around[6].xyz), 0.0) * (0.4 + 0.6 * open_);
#else
    vec3 lamps = baked.rgb * baked.rgb * 4.0;
    vec3 light = lamps * room.x * room_tint + room.y * open_ * vec3(0.8, 0.9, 1.0);
    light += room.z * (0.25 * open_ + 1.1 * dot(lamps, vec3(0.333))) * vec3(1.0, 0.10, 0.05);
#endif

    vec3 to_eye = normalize(eye - place);
    float gloss = detail.a;
    float fresnel = pow(1.0 - clamp(dot(n, to_eye), 0.0, 1.0), 5.0);
    vec3 shine = light * (0.03 + 0.35 * fresnel) * gloss;
#ifdef AFLOAT
    float mirrors = max(dot(n, normalize(around[6].xyz + to_eye)), 0.0);
    shine += around[7].rgb * gloss * (0.04 + 0.5 * fresnel) * (pow(mirrors, 12.0) + 3.0 * pow(mirrors, 70.0));
#endif

    if (room.w > 0.5) {
        float lit = max(dot(n, sun), 0.0);
        light += sun_light * lit * (0.35 + 0.65 * open_);
        light += earth_light * (0.5 + 0.5 * n.z) * open_;
        vec3 half_way = normalize(sun + to_eye);
        float sharp = mix(12.0, 90.0, gloss);
        shine += sun_light * lit * gloss * 0.35 * pow(max(dot(n, half_way), 0.0), sharp) * (sharp * 0.03 + 0.3);
        light += vec3(0.006, 0.007, 0.009);
    } else if (room.w > 0.0) {
        // A room of glass: what is outside washes over it, the more the more a wall turns to it.
        float turned = 0.3 + 0.7 * max(dot(n, sun), 0.0);
        light += room.w * open_ * (earth_light * (1.1 + 0.9 * n.z) + sun_light * turned * 0.45);
    }
    if (hand_lamp.w > 0.0) {
        vec3 to = hand_lamp.xyz - place;
        float far = dot(to, to);
        vec3 dir = to * inversesqrt(far);
        float cone = smoothstep(0.80, 0.97, dot(-dir, hand_aim));
        light += vec3(1.0, 0.97, 0.9) * hand_lamp.w * cone * max(dot(n, dir), 0.0) / (far * 0.5 + 0.35);
    }
    vec3 lit = surface * light + shine;
    if (tint.a > 0.75) {
        lit = tint.rgb * (0.03 + 2.6 * room.x) * room_tint + vec3(0.5, 0.05, 0.02) * room.z;
    } else if (tint.a > 0.25) {
        lit = surface * 0.5 + lit * 0.2;
    }
    colour = vec4(developed(lit * opacity.y), opacity.x);
}
