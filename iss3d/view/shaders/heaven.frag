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

float hash(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

#if BAND
// A net of cells on the faces of a cube, so many to a face's half, pinched nowhere.
vec2 net(vec3 d, float cells) {
    vec3 a = abs(d);
    vec2 q = a.x > max(a.y, a.z) ? d.yz / d.x + vec2(5.0 * sign(d.x), 0.0) : a.y > a.z ? d.xz / d.y + vec2(0.0, 5.0 * sign(d.y)) : d.xy / d.z + 15.0 + 5.0 * sign(d.z);
    return q * cells;
}

// Stars too faint to be in the catalogue, one in some cells of a quarter of a degree.
float grain(vec3 d) {
    vec2 q = net(d, 230.0), id = floor(q), within = q - id - 0.3 - 0.4 * vec2(hash(id + 3.0), hash(id + 17.0));
    return pow(hash(id), 6.0) * exp(-dot(within, within) * 14.0);
}
#else
// Slope of the ground from craters of one size: walls that rise, bowls that fall.
vec2 craters(vec2 face, float size) {
    vec2 q = face / size, id = floor(q), slope = vec2(0.0);
    for (int n = 0; n < 9; n++) {
        vec2 cell = id + vec2(n % 3, n / 3) - 1.0;
        vec2 away = q - cell - 0.2 - 0.6 * vec2(hash(cell + 7.0), hash(cell + 31.0));
        float wide = mix(0.20, 0.62, pow(hash(cell + 57.0), 2.0)), r = length(away) / wide;
        slope += away / wide * (r * exp(-2.2 * (r - 0.2) * (r - 0.2)) - 1.2 * exp(-9.0 * (r - 1.0) * (r - 1.0)) * sign(r - 1.0)) * step(0.45, hash(cell + 91.0));
    }
    return slope;
}
#endif

void main() {
    vec3 d = normalize(heaven_ahead + ndc.x * heaven_right + ndc.y * heaven_up);
    vec3 colour = vec3(0.0);
#if BAND
    vec2 at = vec2(atan(d.y, d.x) / 6.2831853 + 0.5, asin(clamp(d.z, -1.0, 1.0)) / 3.14159265 + 0.5);
    vec3 band = textureLod(milky_way, at, 0.0).rgb;
    band = max(band - 0.09, 0.0) * 1.04; // below that there is nothing but the grain of the map
    // The heart of the galaxy is wide and warm; what the map has as two lamps is bright, but no lamp.
    band = band * band / (1.0 + 1.4 * band * band) + 0.10 * band;
    float warm = smoothstep(0.5, 1.0, dot(d, vec3(-0.0549, -0.8734, -0.4838)));
    band *= mix(vec3(0.94, 0.97, 1.06), vec3(1.12, 0.98, 0.80), warm);
    // Clouds of stars, not mist: each cell of the net is worth more or less than its neighbours.
    float stars = grain(d) * 3.4 + 0.65 + 0.45 * hash(floor(net(d, 460.0)));
    colour = band * stars * 0.30 * stars_gain;
#else
    if (dot(d, moon) > 0.999) {
        vec3 side = normalize(cross(vec3(0.0, 0.0, 1.0), moon)), north = cross(moon, side);
        vec2 q = vec2(dot(d, side), dot(d, north)) / MOON_SIZE;
        float r2 = dot(q, q), edge = clamp(fwidth(r2), 0.002, 0.5);
        if (r2 < 1.0) {
            vec3 normal = side * q.x + north * q.y - moon * sqrt(1.0 - r2);
            vec2 face = vec2(dot(normal, moon_east), dot(normal, moon_north));
            float seas = texture(moon_face, face * 0.5 + 0.5).r * step(0.0, dot(normal, moon_near));
            // Dust throws light back whence it came: the full disc is as bright at its rim as in its middle.
            // Seas are smooth, highlands full of craters: they show where the Sun stands low.
            float highland = smoothstep(0.30, 0.62, seas);
            vec2 slope = (craters(face, 0.16) * 0.11 + craters(face + 3.7, 0.07) * 0.10 + craters(face + 9.1, 0.032) * 0.08) * mix(0.35, 1.0, highland);
            float sunny = dot(normal, moon_sun);
            float facing = max(sunny + dot(slope, vec2(dot(moon_sun, moon_east), dot(moon_sun, moon_north))) * 0.6, 0.0) * smoothstep(-0.10, 0.12, sunny);
            float lunar = facing / (facing + max(-dot(normal, d), 0.02)) * 2.0;
            seas = pow(seas, 1.35) * 1.12;
            colour = vec3(1.0, 0.965, 0.91) * 0.20 * seas * (min(lunar, 1.2) + 0.006);
            colour *= 1.0 - smoothstep(1.0 - 2.0 * edge, 1.0, r2);
        }
        // The glow is the eye's own: it lies over the dark part too.
        float away = max(sqrt(r2) - 1.0, 0.0);
        colour += vec3(0.9, 0.95, 1.0) * 0.002 * max(0.5 - 0.5 * dot(moon, moon_sun), 0.0) * exp(-away * 1.5);
    }
#endif
    picture = vec4(colour, 1.0);
}
