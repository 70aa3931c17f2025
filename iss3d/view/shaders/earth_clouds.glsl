// Clouds: the map gives the weather, tiles of noise give its forms, down to heaps of a few hundred metres.
struct Sky { float thick; float high; float veil; float map; float middle; float near; float nearest; float lumpy; };

vec2 cloud_drift() { return vec2(hour * 2e-7, 0.0); }

// How solid the layer of the map is, torn at its edges by noise of every size; and how solid the heaps of fair weather.
vec2 solid_at(vec2 at, vec3 m, vec4 broad, vec4 middle, vec4 near, vec4 nearest, float lumpy) {
    float billow = middle.a * 0.42 + near.a * 0.30 + broad.a * 0.14 + nearest.a * 0.20 - 0.53;
    float torn = broad.r * 0.34 + middle.r * 0.34 + near.r * 0.24 + nearest.r * 0.14 - 0.53;
    // Fronts lie in bands.
    float bands = tile_along(noise_tile, at + (broad.rb - 0.5) * 0.006, vec2(13.0, 47.0)).r - 0.5;
    float body = m.r * 1.25 + bands * 0.40 + torn * 1.35 + billow * mix(0.14, 0.50, lumpy) - 0.17;
    body *= smoothstep(0.02, 0.16, m.r);
    // Heaps stand in herds some 60 km wide, in these in rows along the wind; most are small.
    float herd = smoothstep(0.47, 0.64, broad.r * 0.45 + middle.r * 0.55) * smoothstep(0.12, 0.6, m.b);
    float rows = tile_along(noise_tile, at + (broad.br - 0.5) * 0.0015 + (middle.rb - 0.5) * 0.0009, vec2(311.0, 1213.0)).r;
    float heaps = near.a * 0.44 + near.r * 0.44 + nearest.a * 0.24 + nearest.r * 0.12 + rows * 0.50 + middle.a * 0.28;
    float cumulus = (heaps - mix(1.40, 1.06, herd)) * 1.5 * tiles_share;
    return vec2(body, cumulus);
}

// Far away a pixel holds heaps and gaps.
float thickness(vec2 solid, float fine) {
    return max(smoothstep(0.0, 0.42, solid.x), smoothstep(0.0, 0.30, solid.y) * mix(0.55, 1.0, fine));
}

// No heaps grow over ice.
vec3 weather_at(vec2 place) {
    vec3 m = map(cloud_map, place).rgb;
    m.b *= 1.0 - smoothstep(0.35, 0.41, abs(place.y - 0.5));
    return m;
}

float lumpiness(vec4 broad, float m) { return smoothstep(0.38, 0.60, broad.b * 0.6 + broad.g * 0.4) * (1.0 - 0.5 * smoothstep(0.7, 1.0, m)); }

// How thick the cloud is without its finest forms: for shadows.
float cloud_body(vec2 place, vec2 at, float fine) {
    at += cloud_drift();
    vec4 broad = tile_at(noise_tile, at, 48.0), middle = tile_at(noise_tile, at, 176.0), near = vec4(0.5);
    vec3 m = weather_at(place + cloud_drift() + (broad.rg - 0.5) * vec2(0.0010, 0.0016));
#if CLOUD_DETAIL > 1
    near = tile_at(noise_tile, at, 640.0);
#endif
    return thickness(solid_at(at, m, broad, middle, near, vec4(0.5), lumpiness(broad, m.r)), fine);
}

// How high the cloud of these forms stands a little aside: what it lacks there is the slope of its top.
float cloud_height(vec2 place, vec2 at, Sky here, float fine) {
    at += cloud_drift();
    float middle = tile_at(noise_tile, at, 176.0).a, m = map(cloud_map, place + cloud_drift()).r;
    float small = 0.0;
#if CLOUD_DETAIL > 1
    small = (tile_at(noise_tile, at, 640.0).a - here.near) * 0.26;
    small += (tile_at(noise_tile, at, 2400.0).a - here.nearest) * 0.15 * fine;
#endif
    return here.high + (m - here.map) * 0.7 + ((middle - here.middle) * 0.90 + small) * (0.25 + 0.75 * here.thick) * here.lumpy;
}

// At a place: how thick the cloud is, how high it stands there, and the high veil. fine: 1 also the smallest forms.
Sky clouds_at(vec2 place, vec2 at, float fine) {
    at += cloud_drift();
    place += cloud_drift();
    vec4 broad = tile_at(noise_tile, at, 48.0), middle = tile_at(noise_tile, at, 176.0);
    vec3 m = weather_at(place + (broad.rg - 0.5) * vec2(0.0010, 0.0016));
    vec4 near = vec4(0.5), nearest = vec4(0.5);
#if CLOUD_DETAIL > 1
    near = tile_at(noise_tile, at, 640.0);
    nearest = mix(nearest, tile_at(noise_tile, at, 2400.0), fine);
#endif
    Sky s;
    s.lumpy = lumpiness(broad, m.r);
    vec2 both = solid_at(at, m, broad, middle, near, nearest, s.lumpy);
    float solid = max(both.x, both.y), heap = step(both.x, both.y);
    s.lumpy = mix(0.30, 1.0, max(s.lumpy, heap));
    float billow = middle.a * 0.42 + near.a * 0.30 + broad.a * 0.14 + nearest.a * 0.20;
    s.thick = thickness(both, fine);
    s.high = clamp(solid, 0.0, 1.0) * 0.55 + s.thick * (0.23 + (billow - 0.53) * s.lumpy) * 0.95;
    s.map = m.r;
    s.middle = middle.a;
    s.near = near.a;
    s.nearest = nearest.a;
    // Ice cloud in threads along the wind.
    float threads = tile_along(noise_tile, at + (broad.rg - 0.5) * 0.0009, vec2(52.0, 230.0)).g;
    s.veil = m.g * (0.25 + 0.9 * threads * broad.g + 0.3 * (middle.r - 0.5)) * 0.85;
    // Over deep weather ice is smooth where it lies, and ends in threads.
    float shield = smoothstep(0.48, 0.68, broad.a * 0.35 + broad.r * 0.45 + threads * 0.22);
    s.veil += 0.42 * shield * smoothstep(0.30, 0.65, m.r);
    return s;
}

// Thunderheads by night: each flash lights its tower from inside; one in seven towers at any half second.
vec3 lightning(vec2 at, Sky clouds, float storm) {
    vec2 q = at * (TURN / 95.0);
    vec2 id = floor(q);
    float beat = floor(hour * 2.0 + hash(id) * 7.0);
    float chance = hash(id + vec2(mod(beat, 977.0), mod(beat * 1.7, 613.0)));
    vec2 middle = 0.36 + 0.28 * vec2(hash(id + beat * 0.13 + 3.0), hash(id + beat * 0.29 + 5.0));
    vec2 torn = textureLod(noise_tile, at * 604.0, 5.0).rb - 0.5;
    float apart = length(q - id - middle + torn * 0.5);
    float pulse = exp(-4.0 * fract(hour * 2.0 + hash(id) * 7.0)) * max(chance - 0.86, 0.0) * 7.0;
    float heart = exp(-apart * apart * 70.0) * 0.40 + exp(-apart * apart * 16.0) * 0.30;
    return vec3(0.72, 0.78, 1.0) * heart * pulse * storm * (0.35 + 1.3 * clouds.high * clouds.thick);
}
