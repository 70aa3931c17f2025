// Clouds: the map gives the weather (layers and towers, ice, share under low cloud), tiles give the forms below its texels:
// heaps, closed and open cells, threads. What a place throws back follows from how thick the cloud is there.
struct Sky {
    float thick;   // share of the light that cloud below the ice throws back
    float high;    // how high it stands, 0 to 1
    float veil;    // the same of ice
    float map;     // layers and towers of the map
    float heaps;   // the tile of heaps here
    float near;    // noise some 60 km wide
    float nearest; // the same, fine
    float edge;    // 1 where a layer ends, 0 within it and in the clear
    float low;     // share under low cloud
};

vec2 cloud_drift() { return vec2(hour * 2e-7, 0.0); }

// A tile turned by 53 degrees: whole numbers keep it whole across the date line. Repeats count five times.
vec4 tile_turned(sampler2D image, vec2 at, float repeats) {
    vec4 e = even_gradients;
    even_gradients = vec4(3.0 * e.x - 4.0 * e.y, 4.0 * e.x + 3.0 * e.y, 3.0 * e.z - 4.0 * e.w, 4.0 * e.z + 3.0 * e.w);
    vec4 found = tile_at(image, vec2(3.0 * at.x - 4.0 * at.y, 4.0 * at.x + 3.0 * at.y), repeats);
    even_gradients = e;
    return found;
}

// Noise some 60 km wide: two tiles of unlike size across each other, so that neither shows.
float near_noise(vec2 at) { return 0.5 + 0.68 * (tile_at(noise_tile, at, 640.0).r + tile_turned(noise_tile, at, 79.0).r - 1.0); }

// How much of low cloud is over a place (below 0: none). Where the sea is cold it lies in a deck of closed cells, behind
// fronts in open ones, elsewhere in heaps that stand in herds.
float low_cloud(float share, float heaps, float herds, float cells, float near) {
    float open_cells = smoothstep(0.40, 0.52, share) * (1.0 - smoothstep(0.62, 0.74, share));
    float closed = smoothstep(0.64, 0.80, share);
    float form = heaps + 0.9 * open_cells * (0.42 - cells) + closed * ((cells - 0.45) * 0.75 - 0.35 * (heaps - 0.5));
    share = max(share * 1.1 - 0.06, 0.0);
    share *= mix((2.0 * herds * herds + 0.10) * clamp(0.4 + 1.2 * near, 0.3, 1.6), 1.0, closed);
    return form - 1.0 + share * 0.94;
}

// Of what a pixel cannot show it sees the mean.
float low_thickness(float form, float pixel_km, float share) {
    float soft = clamp(0.10 + 0.16 * pixel_km, 0.10, 0.7);
    float thin = smoothstep(-soft, soft, form), core = smoothstep(0.0, 0.30 + soft, form);
    return (0.22 * thin + 0.64 * core) * smoothstep(0.0, 0.12, share);
}

// A layer of the map, torn at its edge and drawn out into fibres; thick ones are left as they are, and far ones to the map.
float layer(float m, float edge, float near, float nearest, float fibres, float lumps, float pixel_km) {
    float torn = (near - 0.5) * 0.80 + (nearest - 0.5) * 0.45 + (fibres - 0.5) * 0.50 + lumps * 0.35;
    return clamp(m + torn * edge * 0.85 * (1.0 - 0.75 * smoothstep(0.8, 4.0, pixel_km)), 0.0, 1.0);
}

float edge_of(float m) { return min(4.2 * m * (1.05 - m), 1.0); }

// Towers of the tropics boil; the layers of fronts do not.
float boiling(vec2 at, float m) { return (1.0 - smoothstep(0.09, 0.13, abs(at.y))) * smoothstep(0.15, 0.5, m); }

float together(float one, float other) { return 1.0 - (1.0 - one) * (1.0 - other); }

// How much light clouds take from what lies below them.
float cloud_body(vec2 place, vec2 at, float pixel_km) {
    at += cloud_drift();
    vec3 m = map(cloud_map, place + cloud_drift()).rgb;
    float heaps = tile_at(heaps_tile, at, 1013.0).r, herds = tile_turned(heaps_tile, at, 31.0).r, cells = tile_at(noise_tile, at, 132.0).a;
    float near = tile_at(noise_tile, at, 640.0).r, edge = edge_of(m.r);
    float layers = layer(m.r, edge, near, 0.5, 0.5, (heaps - 0.5) * boiling(at, m.r), pixel_km);
    return together(layers, low_thickness(low_cloud(m.b, heaps, herds, cells, near), pixel_km, m.b));
}

// How high the cloud of these forms stands a little aside: what it lacks there is the slope of its top.
float cloud_height(vec2 place, vec2 at, Sky here) {
    at += cloud_drift();
    float m = map(cloud_map, place + cloud_drift()).r, heaps = tile_at(heaps_tile, at, 1013.0).r;
    float lumps = mix(here.low * 1.3, 0.30, boiling(at, m)) * (1.0 - 0.7 * smoothstep(0.55, 0.95, m)) + 0.03;
    return here.high + (m - here.map) * 2.2 + (heaps - here.heaps) * lumps * (0.15 + 0.85 * here.thick);
}

// At a place: how thick the cloud is, how high it stands there, and the ice above.
Sky clouds_at(vec2 place, vec2 at, float pixel_km) {
    vec2 bend = meander(23.0);
    at += cloud_drift();
    vec3 m = map(cloud_map, place + cloud_drift()).rgb;
    Sky s;
    s.heaps = tile_at(heaps_tile, at, 1013.0).r;
    float herds = tile_turned(heaps_tile, at, 31.0).r, cells = tile_at(noise_tile, at, 132.0).a;
    vec2 blown = at + bend * 0.004;
    vec2 fibres = tile_along(noise_tile, blown, vec2(71.0, 283.0)).rg;
    float broad = tile_at(noise_tile, at, 48.0).r;
    s.near = 0.5;
    s.nearest = 0.5;
#if CLOUD_DETAIL > 1
    s.near = near_noise(at);
    s.nearest = tile_at(noise_tile, at, 2400.0).b;
#endif
    s.map = m.r;
    s.edge = edge_of(m.r);
    float boils = boiling(at, m.r);
    float layers = layer(m.r, s.edge, s.near, s.nearest, fibres.x, (s.heaps - 0.5) * boils, pixel_km);
    // The small heaps of fair weather do not grow over ice.
    float share = m.b * (1.0 - (1.0 - smoothstep(0.3, 0.6, m.b)) * smoothstep(0.35, 0.41, abs(place.y - 0.5)));
    float form = low_cloud(share, s.heaps, herds, cells, s.near) + (s.nearest - 0.5) * 0.20 + (s.near - 0.5) * 0.10;
    float low = low_thickness(form, pixel_km, share);
    s.low = low * (1.0 - layers);
    s.thick = together(layers, low);
    s.high = max(low * 0.42, layers * (0.52 + 0.55 * smoothstep(0.45, 0.95, m.r))) + (s.heaps - 0.5) * 0.06 * boils * s.thick;
    // Ice in threads along the wind, finer and fainter toward its ends.
#if CLOUD_DETAIL > 1
    float threads = tile_along(noise_tile, blown, vec2(61.0, 431.0)).g * 0.65 + tile_along(noise_tile, blown + 0.31, vec2(204.0, 1501.0)).g * 0.35;
#else
    float threads = fibres.y;
#endif
    s.veil = m.g * mix(0.42 + 0.85 * threads, 1.0, smoothstep(0.35, 0.75, m.g) * 0.7) * (0.75 + 0.5 * broad);
    s.veil = clamp(s.veil, 0.0, 1.0);
    return s;
}

// Thunderheads by night: each flash lights its tower from inside, two or three strokes and a pause.
vec3 lightning(vec2 at, Sky clouds, float storm) {
    vec2 q = at * (TURN / 95.0);
    vec2 id = floor(q), within = q - id;
    float clock = hour * 2.0 + hash(id) * 7.0, beat = floor(clock), since = fract(clock);
    float chance = hash(id + vec2(mod(beat, 977.0), mod(beat * 1.7, 613.0)));
    vec2 middle = 0.34 + 0.32 * vec2(hash(id + beat * 0.13 + 3.0), hash(id + beat * 0.29 + 5.0));
    vec2 torn = textureLod(noise_tile, at * 604.0, 4.0).rb - 0.5;
    float apart = length(within - middle + torn * 0.24);
    float strokes = exp(-9.0 * since) + 0.7 * exp(-14.0 * abs(since - 0.16)) + 0.4 * exp(-16.0 * abs(since - 0.27));
    float pulse = strokes * max(chance - 0.86, 0.0) * 7.0;
    // A hot heart in the tower, and the glow of the anvil about it; all of it ends within its own square.
    float heart = exp(-apart * apart * 210.0) * 0.9 + exp(-apart * apart * 34.0) * 0.24;
    heart *= smoothstep(0.0, 0.22, min(min(within.x, within.y), min(1.0 - within.x, 1.0 - within.y)));
    return vec3(0.74, 0.74, 1.0) * heart * pulse * storm * (0.35 + 1.3 * clouds.high * clouds.thick);
}
