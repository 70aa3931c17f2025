// The Earth as a sphere met by a ray per pixel: no mesh, a smooth limb, nothing in the depth buffer.
in vec2 ndc;
out vec4 picture;

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
