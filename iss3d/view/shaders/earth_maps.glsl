// The maps that both ways of drawing the ground read.
uniform sampler2D day_map;      // colour of the land
uniform sampler2D ground_map;   // city lights (cube root), land
uniform sampler2D slope_map;    // slope east, slope north, packed about 0.5
uniform sampler2D height_map;   // height (root), shallows of the sea, roughness
uniform sampler2D cloud_map;    // what layers and towers throw back, ice, share under low cloud
uniform sampler2D heaps_tile;   // heaps: where cover is c, cloud stands where this is above 1 - c
uniform sampler2D noise_tile;   // soft, ridged, fine, cells
uniform sampler2D erosion_tile; // slope east, slope north, running water
uniform sampler2D region_map;   // lights (cube root), land
uniform vec4 region_box;        // west, width, south, height in the units of map_place
uniform sampler2D war_map;      // opened cloud, fire, smoke, darkness about the station
uniform sampler2D war_light;    // light of blasts, the same places
uniform vec3 war_up, war_east, war_north; // its middle and axes
uniform float war_half;         // sine of its half width
uniform sampler2D grid_map;     // which grid a place hangs on (red, times 255)
uniform float grid_light[16];   // share of each grid's lights that burns
uniform float hour;             // seconds, for drift and flicker
uniform float lights_gain;      // how bright cities are drawn
uniform float season;           // 1 in the last days of July, -1 in January

vec4 gradients;                 // of the map place, without the jump at the date line
vec2 even;                      // the place on a map that keeps shapes, one turn of the equator = 1
vec4 even_gradients;            // what a pixel covers of that
float even_share;               // by how much that map is stretched here
float risen_km = 0.0;           // how high over the ground what is seen stands
float tiles_share;              // 1, but 0 along the parallel where one such map gives way to the other

// Tiles lie on maps that keep shapes, so nothing is pinched: Mercator's up to 68 degrees, beyond one of the pole.
const float POLAR = 0.93;

vec2 polar_place(vec3 up) { return up.xy / (1.0 + abs(up.z)) * 0.87 + 0.5; }

vec2 even_place(vec3 up) {
    if (abs(up.z) > POLAR) return polar_place(up);
    return vec2(atan(up.y, up.x) / (2.0 * PI) + 0.5, 0.5 * log((1.0 + up.z) / (1.0 - up.z)) / (2.0 * PI));
}

// polar: derivatives of polar_place, held to what a pixel can cover.
void find_even_place(vec3 up, vec4 polar) {
    even = even_place(up);
    even_share = inversesqrt(max(1.0 - up.z * up.z, 1.0 - POLAR * POLAR));
    even_gradients = abs(up.z) > POLAR ? polar : gradients * vec2(1.0, 0.5 * even_share).xyxy;
    tiles_share = smoothstep(0.001, 0.006, abs(abs(up.z) - POLAR));
    // Toward the poles the maps hold ever more texels across than there is to see: one can read them finer.
    gradients.xz *= min(1.0, 2.0 * sqrt(max(1.0 - up.z * up.z, 1e-5)));
}

// The packed root of a slope, squared back.
vec2 unpacked(vec2 p) {
    p = p * 2.0 - 1.0;
    return p * abs(p) * 0.6;
}

// Mean temperature of the air at this season, degrees: what snow and ice go by.
float warmth(float sine, float height_km, float land) {
    float polar = sine * sine;
    float year = 28.0 - 32.0 * polar - 18.0 * polar * polar * polar - 10.0 * polar * polar * smoothstep(0.0, 0.4, -sine);
    float swing = mix(5.0, 22.0, land) * sqrt(polar) * sign(sine);
    return year + swing * season - 5.2 * height_km;
}

vec4 war_at(vec3 up) {
    vec2 p = vec2(dot(up, war_east), dot(up, war_north)) / war_half;
    float within = dot(up, war_up) < 0.0 || max(abs(p.x), abs(p.y)) > 1.0 ? 0.0 : 1.0;
    vec2 edge = smoothstep(vec2(0.0), vec2(0.06), 1.0 - abs(p)) * within;
    vec4 w = textureLod(war_map, p * 0.5 + 0.5, 0.0) * edge.x * edge.y;
    return vec4(w.r, 1.0 - exp(-w.gb), w.a);
}

vec3 war_light_at(vec3 up) {
    vec2 p = vec2(dot(up, war_east), dot(up, war_north)) / war_half;
    float within = dot(up, war_up) < 0.0 || max(abs(p.x), abs(p.y)) > 1.0 ? 0.0 : 1.0;
    return textureLod(war_light, p * 0.5 + 0.5, 0.0).rgb * within;
}

float hash(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

// Sunlight mirrored by waves (Beckmann), rougher where the wind blows.
float glint(vec3 up, vec3 along, vec3 light, float wind) {
    vec3 half_way = normalize(light - along);
    float nh = max(dot(up, half_way), 1e-3), nv = max(dot(up, -along), 0.06);
    // Slopes of the sea are not quite a bell: a steep middle where it is calm, wide skirts from crests.
    float m = 0.105 + 0.06 * wind, m2 = m * m, skirt2 = 0.052 + 0.02 * wind, flat_share = (1.0 - nh * nh) / (nh * nh), n4 = nh * nh * nh * nh;
    float lobe = 0.62 * exp(-flat_share / m2) / (PI * m2 * n4 + 1e-4) + 0.38 * exp(-flat_share / skirt2) / (PI * skirt2 * n4 + 1e-4);
    float mirror = 0.02 + 0.98 * pow(1.0 - max(dot(half_way, -along), 0.0), 5.0);
    return min(PI * lobe * mirror / (4.0 * nv), 4.0); // beside a white surface, like all colours here
}

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km);
