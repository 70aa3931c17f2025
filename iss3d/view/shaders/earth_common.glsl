// Shared by everything that draws the Earth. Kilometres, Earth-fixed axes, sunlight above the air = 1.
const float PI = 3.14159265;
const float EARTH = 6371.0;
const float AIR_TOP = 75.0;

uniform vec3 eye;                        // the station, |eye| = EARTH + altitude
uniform vec3 ray_right, ray_up, ray_ahead; // a pixel looks along ray_ahead + ndc.x ray_right + ndc.y ray_up
uniform vec3 sun;
uniform vec3 moon;                       // its direction, as long as its light is strong: 1 at full moon
uniform float pixel_angle;               // radians a pixel covers

// Where a ray meets a sphere about the Earth's centre; both negative when it misses.
// From the perpendicular distance, not from b*b - c, which loses all its digits at this size.
vec2 meet(vec3 from, vec3 along, float radius) {
    float b = dot(from, along);
    float p = length(from - b * along);
    float d = (radius - p) * (radius + p);
    float s = sqrt(max(d, 0.0));
    return d < 0.0 ? vec2(-1.0) : vec2(-b - s, -b + s);
}

vec2 map_place(vec3 up) {
    return vec2(atan(up.y, up.x) / (2.0 * PI) + 0.5, asin(clamp(up.z, -1.0, 1.0)) / PI + 0.5);
}
