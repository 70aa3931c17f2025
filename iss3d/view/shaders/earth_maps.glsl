// The maps that both ways of drawing the ground read.
uniform sampler2D day_map;      // colour
uniform sampler2D ground_map;   // city lights (root), roughness, land
uniform sampler2D cloud_map;    // density, high veil, ground for cumulus
uniform sampler2D noise_tile;   // soft, ridged, fine, cells
uniform sampler2D relief_tile;  // slope east, slope north, fields
uniform sampler2D region_map;   // lights (root), land
uniform vec4 region_box;        // west, width, south, height in the units of map_place
uniform sampler2D war_map;      // blast light, fire, smoke, darkness about the station
uniform vec3 war_up, war_east, war_north; // its middle and axes
uniform float war_half;         // sine of its half width
uniform sampler2D grid_map;     // which grid a place hangs on (red, times 255)
uniform float grid_light[16];   // share of each grid's lights that burns
uniform float hour;             // seconds, for drift and flicker
uniform float lights_gain;      // how bright cities are drawn

vec4 gradients;                 // of the map place, without the jump at the date line

vec4 war_at(vec3 up) {
    vec2 p = vec2(dot(up, war_east), dot(up, war_north)) / war_half;
    if (dot(up, war_up) < 0.0 || max(abs(p.x), abs(p.y)) > 1.0) return vec4(0.0);
    vec2 edge = smoothstep(vec2(0.0), vec2(0.06), 1.0 - abs(p));
    vec4 w = textureLod(war_map, p * 0.5 + 0.5, 0.0) * edge.x * edge.y;
    return vec4(w.r, 1.0 - exp(-w.gb), w.a);
}

// Sunlight mirrored by waves (Beckmann), rougher where the wind blows.
float glint(vec3 up, vec3 along, float wind) {
    vec3 half_way = normalize(sun - along);
    float nh = max(dot(up, half_way), 1e-3), nv = max(dot(up, -along), 0.05);
    float m = 0.10 + 0.05 * wind, m2 = m * m;
    float lobe = exp(-(1.0 - nh * nh) / (nh * nh) / m2) / (PI * m2 * nh * nh * nh * nh + 1e-4);
    float mirror = 0.02 + 0.98 * pow(1.0 - max(dot(half_way, -along), 0.0), 5.0);
    return lobe * mirror / (4.0 * nv);
}

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km);
