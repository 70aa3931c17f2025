// The Earth as a sphere met by a ray per pixel: no mesh, a smooth limb, nothing in the depth buffer.
in vec2 ndc;
out vec4 picture;

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km) {
    float fine = 1.0 - smoothstep(500.0, 1600.0, distance_km);
    float height = dot(up, sun);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec2 side = vec2(dot(sun, east), dot(sun, north));
    side /= max(length(side), 0.2);
    Ground g = ground_at(place, fine, height, side);
    Sky clouds = clouds_at(place, fine);
    vec4 war = war_at(up);
    vec4 middle = tile(noise_tile, place, 150.0);

    vec3 direct = sunlight_at(up * (EARTH + 0.5));
    vec3 day = direct * max(height, 0.0);
    vec3 sky = vec3(0.045, 0.075, 0.13) * smoothstep(-0.12, 0.35, height);
    float night = 1.0 - smoothstep(-0.12, 0.06, height);
    float under = clouds.thick;
#if CLOUD_SHADOW
    vec3 shifted = normalize(up * EARTH + (sun - up * height) * (6.0 / max(height, 0.10)));
    under = clouds_at(map_place(shifted), 0.0).thick;
#endif
    float shade = 1.0 - 0.72 * under * smoothstep(0.0, 0.1, height);
    vec3 colour = g.colour * (day * shade + sky);
    colour += (1.0 - g.land) * day * shade * glint(up, along, middle.r - 0.5) * step(0.0, height);

    vec3 glow = city_lights(place, g.lights, fine, war.a) * night * lights_gain + fires(place, war, g, middle, night);
    vec3 blast = vec3(1.0, 0.84, 0.66) * war.r;
    vec3 starlight = vec3(0.05, 0.07, 0.11) * 0.16 * night;
    colour += glow + g.colour * starlight + (g.colour * 0.9 + 0.02) * blast;

    float facing = max(height * 0.8 + 0.2 * smoothstep(-0.1, 0.2, height), 0.0);
    float relief = clamp(1.0 + (clouds.thick - under) * 0.9 * (1.0 - smoothstep(0.1, 0.9, height)), 0.45, 1.5);
    vec3 white = vec3(0.86) * (direct * facing * relief + sky * 1.3);
    white += vec3(0.0030, 0.0042, 0.0068) * 0.45 * night * (0.5 + 0.9 * clouds.thick);
    white += blast * 0.9 * (0.25 + 1.1 * clouds.thick * middle.g) + glow * 0.22;
    colour = mix(colour, white, clouds.thick);
    colour = mix(colour, vec3(0.80) * (direct * facing + sky) + blast * 0.2, clouds.veil * 0.5);

    float smoke = clamp(war.b * (0.45 + 0.7 * middle.r + 0.5 * tile(noise_tile, place, 45.0).g), 0.0, 1.0) * 0.92;
    vec3 soot = vec3(0.060, 0.049, 0.043) * (day + sky * 1.5);
    soot += vec3(1.0, 0.34, 0.10) * war.g * 0.10 * middle.r * mix(0.1, 1.0, night) + blast * 0.08;
    return mix(colour, soot, smoke);
}

void main() {
    vec3 along = normalize(ray_ahead + ndc.x * ray_right + ndc.y * ray_up);
    vec2 ground = meet(eye, along, EARTH), air = meet(eye, along, EARTH + AIR_TOP);
    bool hit = ground.x > 0.0;
    vec3 at = hit ? eye + along * ground.x : eye + along * max(-dot(eye, along), 1.0);
    vec3 up = normalize(at);
    vec2 place = map_place(up);
    // Derivatives must be taken outside of branches, and without the jump at the date line.
    vec2 dx = dFdx(place), dy = dFdy(place);
    dx.x -= floor(dx.x + 0.5);
    dy.x -= floor(dy.x + 0.5);
    gradients = vec4(dx, dy);

    vec3 colour = vec3(0.0);
    float cover = 0.0; // what the Earth and its air take from the stars behind
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
            // Pictures from orbit are processed for contrast; straight down the veil of blue is thinned as they do it.
            float contrast = 1.0 - smoothstep(500.0, 2300.0, ground.x);
            a.glow *= mix(1.0, 0.58, contrast);
            a.through = mix(a.through, vec3(1.0), 0.35 * contrast);
        } else {
            cover = 1.0 - a.through.g;
        }
        colour = colour * a.through + a.glow;
    }
    colour += airglow(along, hit);
    picture = vec4(colour, cover);
}
