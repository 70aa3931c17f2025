// The Earth as a sphere met by a ray per pixel: no mesh, a smooth limb, nothing in the depth buffer.
in vec2 ndc;
out vec4 picture;

// How much of the glow behind the limb clouds hide, by the height of the lowest point of a ray: towers on the horizon stand
// dark before the colours of dawn.
float horizon_towers(vec3 up, vec2 place, float low) {
    float twilight = smoothstep(-0.26, -0.10, dot(up, sun)) * (1.0 - smoothstep(0.03, 0.14, dot(up, sun)));
    if (twilight <= 0.0 || low > 16.0) return 0.0;
    float layers = textureLod(cloud_map, place + vec2(hour * 2e-7, 0.0), 1.0).r;
    vec4 lumps = textureLod(noise_tile, place * vec2(152.0, 76.0), 2.0);
    float top = 13.0 * smoothstep(0.25, 0.75, 0.75 * layers + 0.45 * (lumps.r - 0.3)) + 4.0 * (lumps.b - 0.5);
    return twilight * (1.0 - smoothstep(top - 1.5, top + 1.5, low));
}

void main() {
    vec3 along = normalize(ray_ahead + ndc.x * ray_right + ndc.y * ray_up);
    vec2 ground = meet(eye, along, EARTH), air = meet(eye, along, EARTH + AIR_TOP);
    bool hit = ground.x > 0.0;
    vec3 at = hit ? eye + along * ground.x : eye + along * max(-dot(eye, along), 1.0);
    vec3 up = normalize(at);
    vec2 place = map_place(up);
    // Derivatives must be taken outside of branches, and without the jump at the date line. A neighbour beyond the limb
    // lies anywhere, so they are held to what a pixel can cover at this distance and slant.
    vec2 dx = dFdx(place), dy = dFdy(place);
    dx.x -= floor(dx.x + 0.5);
    dy.x -= floor(dy.x + 0.5);
    float round_km = 2.0 * PI * EARTH * max(sqrt(1.0 - up.z * up.z), 0.02);
    float longest = 24.0 * max(ground.x, 1.0) * pixel_angle / round_km;
    float slant = clamp(1.0 / max(-dot(up, along), 0.02), 1.0, 24.0) / 24.0;
    dx *= min(1.0, longest * slant * 3.0 / max(length(dx), 1e-12));
    dy *= min(1.0, longest * slant * 3.0 / max(length(dy), 1e-12));
    gradients = vec4(dx, dy) * 0.75;
    // Where nothing is hit too, as lanes that are masked out still read their textures.
    if (!hit || !(dot(dx, dx) > 1e-18) || !(dot(dy, dy) > 1e-18)) gradients = vec4(1e-5, 0.0, 0.0, 1e-5);
    vec2 polar = polar_place(up), polar_x = dFdx(polar), polar_y = dFdy(polar);
    float most = longest * slant * 3.0 * round_km / (2.0 * PI * EARTH) * 2.72;
    polar_x *= min(1.0, most / max(length(polar_x), 1e-12));
    polar_y *= min(1.0, most / max(length(polar_y), 1e-12));
    find_even_place(up, hit ? vec4(polar_x, polar_y) * 0.75 : vec4(1e-5, 0.0, 0.0, 1e-5));

    vec3 colour = vec3(0.0);
    float cover = 0.0; // what the Earth and its air take from the stars behind
    vec3 through = vec3(1.0);
    if (hit) {
        colour = ground_light(along, up, place, ground.x);
        cover = 1.0;
    } else {
        colour = sun_disc(along);
    }
    if (air.y > 0.0) {
        float near = max(air.x, 0.0);
        Air a = look_through(along, near, hit ? ground.x : air.y, hit);
        if (hit) {
            // What stands high is seen through less air.
            a.through = pow(a.through, vec3(exp(-risen_km / RAYLEIGH_HEIGHT)));
            // Pictures from orbit are processed for contrast; straight down the veil of blue is thinned as they do it.
            float contrast = 1.0 - smoothstep(500.0, 2300.0, ground.x);
            a.glow *= mix(1.0, 0.40, contrast);
            a.through = mix(a.through, vec3(1.0), 0.50 * contrast);
        } else {
            float hidden = horizon_towers(up, place, length(at) - EARTH);
            a.glow *= 1.0 - 0.72 * hidden;
            a.through *= 1.0 - hidden;
            cover = 1.0 - a.through.g;
            through = a.through;
        }
        colour = colour * a.through + a.glow;
    }
    colour += airglow(along);
#if AURORA
    if (aurora_gain > 0.0) colour += aurora(along, hit ? ground.x : 1e5, through);
#endif
    picture = vec4(min(colour, vec3(900.0)), cover);
}
