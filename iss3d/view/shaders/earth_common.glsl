// Shared by everything that draws the Earth. Kilometres, Earth-fixed axes, sunlight above the air = 1.
const float PI = 3.14159265;
const float EARTH = 6371.0;
const float AIR_TOP = 75.0;
const float NORTH_PER_TILE = 0.5; // the maps are twice as wide as high

uniform vec3 eye;                        // the station, |eye| = EARTH + altitude
uniform vec3 ray_right, ray_up, ray_ahead; // a pixel looks along ray_ahead + ndc.x ray_right + ndc.y ray_up
uniform vec3 sun;

// Where a ray meets a sphere about the Earth's centre; both negative when it misses.
// From the perpendicular distance, not from b*b - c, which loses all its digits at this size.
vec2 meet(vec3 from, vec3 along, float radius) {
    float b = dot(from, along);
    float p = length(from - b * along);
    float d = (radius - p) * (radius + p);
    if (d < 0.0) return vec2(-1.0);
    float s = sqrt(d);
    return vec2(-b - s, -b + s);
}

vec2 map_place(vec3 up) {
    return vec2(atan(up.y, up.x) / (2.0 * PI) + 0.5, asin(clamp(up.z, -1.0, 1.0)) / PI + 0.5);
}
