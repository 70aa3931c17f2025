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
    // By day what was scattered often comes back pale, most of it along the horizon.
    soft *= 1.0 + 0.32 * smoothstep(0.05, 0.35, dot(normalize(eye + along * 0.5 * (near + far)), sun));
    float c = dot(along, sun), g = 0.76;
    float phase_r = 0.0597 * (1.0 + c * c);
    float phase_m = 0.1194 * (1.0 - g * g) * (1.0 + c * c) / ((2.0 + g * g) * pow(1.0 + g * g - 2.0 * g * c, 1.5));
    vec3 glow = (rayleigh * RAYLEIGH * phase_r + mie * MIE * phase_m) * PI + soft * RAYLEIGH * vec3(0.017, 0.045, 0.098);
    return Air(glow, exp(-AIR_LOSS * thick_r - MIE_LOSS * thick_m));
}

// What glows by itself at night, by the height of the lowest point of a ray: oxygen's green line at 95 km, under it a breath
// of sodium, then a dark gap down to the ground; far above, faint and wide, oxygen's red.
vec3 airglow(vec3 along) {
    float before = max(-dot(eye, along), 0.0);
    vec3 lowest = eye + along * before;
    float low = length(lowest) - EARTH;
    float night = 1.0 - smoothstep(-0.2, 0.05, dot(lowest, sun) / (EARTH + low));
    // The shell is also looked through, twice, where the ray goes on below it.
    float off = (low - 95.0) / (low > 95.0 ? 8.5 : 3.6), green = exp(-off * off) + 0.022 * (1.0 - smoothstep(60.0, 96.0, low));
    green += 0.10 * exp(-max(low - 95.0, 0.0) / 22.0) * smoothstep(90.0, 97.0, low);
    float yellow = (low - 86.0) / 5.0, high = (low - 250.0) / 50.0;
    float red = exp(-high * high) + 0.25 * (1.0 - smoothstep(80.0, 250.0, low));
    vec3 glow = vec3(0.40, 0.85, 0.28) * green * 0.019 + vec3(0.9, 0.55, 0.18) * exp(-yellow * yellow) * 0.0045;
    glow += vec3(0.50, 0.13, 0.12) * red * 0.0016;
    // Straight down the shells are thin.
    return night * glow * mix(0.25, 1.0, smoothstep(-900.0, -20.0, low));
}

// The Sun's disc; its glare belongs to the glass and the eye (develop.frag).
vec3 sun_disc(vec3 along) {
    // From the sine, as the cosine of so small an angle has lost its digits.
    float apart = length(cross(along, sun));
    float disc = dot(along, sun) > 0.0 ? 1.0 - smoothstep(0.0046, 0.0050, apart) : 0.0;
    return vec3(1.0, 0.97, 0.92) * disc * 800.0;
}
