// Behind the stars: the Milky Way (BAND 1) or the Moon (BAND 0).
in vec2 ndc;
out vec4 picture;
uniform vec3 heaven_right, heaven_up, heaven_ahead; // rays in the axes of the star catalogue
uniform vec3 moon, moon_sun;                        // direction of the Moon and of its sunlight, same axes
uniform sampler2D milky_way;
uniform sampler2D moon_face;                        // its near side, north up, the disc fills the square
uniform vec3 moon_near, moon_east, moon_north;       // the Moon's own axes
uniform float stars_gain;
const float MOON_SIZE = 0.00452; // tangent of its half width

void main() {
    vec3 d = normalize(heaven_ahead + ndc.x * heaven_right + ndc.y * heaven_up);
    vec3 colour = vec3(0.0);
#if BAND
    vec2 at = vec2(atan(d.y, d.x) / 6.2831853 + 0.5, asin(clamp(d.z, -1.0, 1.0)) / 3.14159265 + 0.5);
    vec3 band = textureLod(milky_way, at, 0.0).rgb;
    band = max(band - 0.11, 0.0) * 1.06; // below that there is nothing but the grain of the map
    colour = band * band * 0.21 * stars_gain;
#else
    if (dot(d, moon) > 0.999) {
        vec3 side = normalize(cross(vec3(0.0, 0.0, 1.0), moon)), north = cross(moon, side);
        vec2 q = vec2(dot(d, side), dot(d, north)) / MOON_SIZE;
        float r2 = dot(q, q);
        if (r2 < 1.0) {
            vec3 normal = side * q.x + north * q.y - moon * sqrt(1.0 - r2);
            vec2 face = vec2(dot(normal, moon_east), dot(normal, moon_north));
            float seas = texture(moon_face, face * 0.5 + 0.5).r * step(0.0, dot(normal, moon_near));
            // Dust throws light back whence it came: the full disc is as bright at its rim as in its middle.
            float facing = max(dot(normal, moon_sun), 0.0);
            float lunar = facing / (facing + max(-dot(normal, d), 0.02)) * 2.0;
            colour = vec3(1.0, 0.965, 0.91) * 0.20 * seas * (min(lunar, 1.2) + 0.004);
            colour *= 1.0 - smoothstep(0.97, 1.0, r2);
        } else {
            colour += vec3(0.9, 0.95, 1.0) * 0.002 * max(0.5 - 0.5 * dot(moon, moon_sun), 0.0) * exp(-(sqrt(r2) - 1.0) * 1.5);
        }
    }
#endif
    picture = vec4(colour, 1.0);
}
