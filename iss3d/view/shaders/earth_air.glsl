// The air: Rayleigh and Mie scattering with ozone, one scattering by steps along the view ray, the rest by a soft term.
const float RAYLEIGH_HEIGHT = 8.5, MIE_HEIGHT = 1.3;
const vec3 RAYLEIGH = vec3(5.8e-3, 13.5e-3, 33.1e-3); // per km at sea level
const float MIE = 2.6e-3;
const vec3 AIR_LOSS = RAYLEIGH + vec3(1.2e-3, 3.3e-3, 0.15e-3); // with ozone
const float MIE_LOSS = MIE * 1.1;

uniform sampler2D sun_through_air; // across: cosine of the Sun's zenith distance; up: height

vec3 sunlight_at(vec3 p) {
    float r = length(p);
    float c = dot(p, sun) / r;
    vec2 at = vec2(sqrt(max(c + 0.25, 0.0) / 1.25), sqrt(clamp((r - EARTH) / AIR_TOP, 0.0, 1.0)));
    return textureLod(sun_through_air, at * vec2(127.0 / 128.0, 31.0 / 32.0) + vec2(0.5 / 128.0, 0.5 / 32.0), 0.0).rgb;
}

struct Air { vec3 glow; vec3 through; };

// From near to far along the view ray. Steps crowd where the air is dense: at the ground, or at the lowest point.
Air look_through(vec3 along, float near, float far, bool ground) {
    vec3 rayleigh = vec3(0.0), mie = vec3(0.0), soft = vec3(0.0);
    float thick_r = 0.0, thick_m = 0.0, before = 0.0;
    int steps = ground ? AIR_STEPS : AIR_STEPS + 3; // along the limb the air is all there is to see
    for (int i = 1; i <= steps; i++) {
        float x = float(i) / float(steps);
        float y = 2.0 * x - 1.0;
        float after = ground ? 1.0 - (1.0 - x) * (1.0 - x) : 0.5 + 0.5 * y * mix(abs(y), 1.0, 0.35);
        float step_km = (far - near) * (after - before);
        vec3 p = eye + along * (near + (far - near) * 0.5 * (after + before));
        before = after;
        float h = max(length(p) - EARTH, 0.0);
        float dr = exp(-h / RAYLEIGH_HEIGHT) * step_km, dm = exp(-h / MIE_HEIGHT) * step_km;
        vec3 seen = exp(-AIR_LOSS * (thick_r + 0.5 * dr) - MIE_LOSS * (thick_m + 0.5 * dm));
        vec3 lit = sunlight_at(p) * seen;
        rayleigh += lit * dr;
        mie += lit * dm;
        soft += seen * dr * smoothstep(-0.16, 0.25, dot(p, sun) / (EARTH + h));
        thick_r += dr;
        thick_m += dm;
    }
    float c = dot(along, sun), g = 0.76;
    float phase_r = 0.0597 * (1.0 + c * c);
    float phase_m = 0.1194 * (1.0 - g * g) * (1.0 + c * c) / ((2.0 + g * g) * pow(1.0 + g * g - 2.0 * g * c, 1.5));
    vec3 glow = (rayleigh * RAYLEIGH * phase_r + mie * MIE * phase_m) * PI + soft * RAYLEIGH * vec3(0.012, 0.018, 0.026);
    return Air(glow, exp(-AIR_LOSS * thick_r - MIE_LOSS * thick_m));
}

// Sodium and oxygen glow at night: a thin green shell at 95 km and a faint red one above.
vec3 airglow(vec3 along, bool ground) {
    vec2 outer = meet(eye, along, EARTH + 99.0);
    if (outer.y <= 0.0) return vec3(0.0);
    vec2 inner = meet(eye, along, EARTH + 90.0);
    float path = ground ? max(inner.x - outer.x, 0.0) : outer.y - outer.x - max(inner.y - inner.x, 0.0) * step(0.0, inner.y);
    vec2 high = meet(eye, along, EARTH + 190.0);
    float red = high.y > 0.0 ? (ground ? 90.0 : high.y - high.x) : 0.0;
    vec3 lowest = normalize(eye + along * max(-dot(eye, along), 0.0));
    float night = 1.0 - smoothstep(-0.2, 0.05, dot(lowest, sun));
    // Edge on the shell is a bright line; the film hardly takes what is seen through its two thin walls below.
    float low = length(eye + along * max(-dot(eye, along), 0.0)) - EARTH;
    path *= mix(0.30, 1.0, smoothstep(74.0, 91.0, low));
    return night * (vec3(0.40, 0.80, 0.26) * path * 3.6e-5 + vec3(0.55, 0.16, 0.10) * red * 1.6e-6);
}

// The Sun's disc; its glare belongs to the glass and the eye (develop.frag).
vec3 sun_disc(vec3 along) {
    // From the sine, as the cosine of so small an angle has lost its digits.
    float apart = length(cross(along, sun));
    float disc = dot(along, sun) > 0.0 ? 1.0 - smoothstep(0.0046, 0.0050, apart) : 0.0;
    return vec3(1.0, 0.97, 0.92) * disc * 800.0;
}
