#version 330
// Cards of a burst: KIND 0 shock on the ground, 1 fireball and cloud, 2 flash. Rows of the table are sorted far to near.
in vec4 p3d_Vertex; // corner x, y in -1..1, number of the burst
uniform sampler2D rows;
uniform vec3 eye, ray_right, ray_up, ray_ahead; // rays divided by nothing: right and up hold the tangents
uniform vec2 tangents;
uniform int kind;
uniform sampler2D cloud_map;
uniform float hour;
uniform vec3 sun;
flat out vec3 ground;  // the burst's place from the eye, km
flat out vec3 up;
flat out vec4 life;    // age s, yield Mt, seed, light of others
flat out vec4 form;    // cap radius, cap height, stem radius, power
flat out vec4 more;    // heat, cloud left, half the cap's thickness, power of the flash as the limiter lets it through
flat out vec4 air;     // drift of the cap to east and north km, dust, fire on the ground
flat out vec3 tinge;   // colour of its light
flat out float clearing; // radius of the hole in ordinary cloud km
flat out float front;  // radius of the shock km, 0 none
flat out vec4 ball;    // middle of what the cap's card holds, from the ground in east, north, up; its radius
flat out float stretch; // how far the wind has drawn the cap out downwind, 1 not yet
flat out float deck;   // how thick ordinary cloud lies over the place, 0 to 1
out vec3 at;
out vec2 corner;

// The map of clouds, drifted as the Earth's shader has it.
float deck_at(vec3 up) {
    vec2 place = vec2(atan(up.y, up.x) / 6.2831853 + 0.5 + hour * 2e-7, asin(clamp(up.z, -1.0, 1.0)) / 3.14159265 + 0.5);
    return smoothstep(0.18, 0.48, textureLod(cloud_map, place, 0.0).r);
}

void main() {
    int row = int(p3d_Vertex.z + 0.5);
    vec4 g = texelFetch(rows, ivec2(0, row), 0).zyxw;
    life = texelFetch(rows, ivec2(1, row), 0).zyxw;
    form = texelFetch(rows, ivec2(2, row), 0).zyxw;
    more = texelFetch(rows, ivec2(3, row), 0).zyxw;
    air = texelFetch(rows, ivec2(4, row), 0).zyxw;
    vec4 on_ground = texelFetch(rows, ivec2(5, row), 0).zyxw;
    front = on_ground.x;
    clearing = on_ground.z;
    tinge = texelFetch(rows, ivec2(6, row), 0).zyx;
    ground = g.xyz;
    corner = p3d_Vertex.xy;
    up = normalize(ground + eye);
    deck = deck_at(up) * (1.0 - on_ground.y);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec3 right = ray_right / tangents.x, high = ray_up / tangents.y;
    float shown = g.w;
    // Pillar and cap while the wind has not parted them; then the cap alone.
    float top = form.y + more.z * 1.15, low = length(air.xy) > form.x * 2.5 ? form.y - more.z * 1.6 : 0.0;
    ball = vec4(air.xy * (low > 0.0 ? 1.0 : 0.5), 0.5 * (top + low), 0.0);
    // The wind draws an old cap out, this one more than that.
    stretch = 1.0 + (0.3 + 2.2 * life.z) * smoothstep(120.0, 750.0, life.x) + (1.6 + 3.2 * fract(life.z * 5.3)) * smoothstep(900.0, 4800.0, life.x);
    float drawn = form.x * 0.5 * (stretch - 1.0), carried = length(air.xy);
    if (carried > 0.01) ball.xy += air.xy / carried * drawn;
    ball.w = length(vec2(form.x * 1.35 + drawn + (low > 0.0 ? 0.0 : 0.5 * carried), 0.5 * (top - low)));
    if (kind == 0) {
        // Room for the shock, and for the shadow that the cloud throws.
        float height = dot(up, sun), slope = sqrt(max(1.0 - height * height, 0.0)) / max(height, 0.12);
        float shade = step(0.03, height) * step(0.05, more.y) * step(4.0, life.x);
        float size = max(step(0.01, front) * max(step(life.x, 150.0) * front * 1.15, form.x * 1.5) * step(life.x, 3000.0), shade * min(carried + form.x * 2.2 + drawn + slope * top, 170.0));
        shown *= step(0.01, size);
        at = ground + up * (0.3 + 3.3 * deck) + (east * corner.x + north * corner.y) * size;
    } else if (kind == 1) {
        vec3 middle = ground + east * ball.x + north * ball.y + up * ball.z;
        vec3 z = normalize(-middle), x = normalize(cross(high, z)), y = cross(z, x);
        shown *= step(0.01, more.y);
        at = middle + (x * corner.x + y * corner.y) * ball.w * 1.03;
    } else {
        float size = 240.0 * pow(max(life.y, 0.001), 0.25);
        shown *= step(0.0005, more.w + 0.1 * more.x * more.x);
        at = ground + up * (form.y + 0.3) + (right * corner.x + high * corner.y) * size;
    }
    vec3 seen = vec3(dot(at, right) / tangents.x, dot(at, high) / tangents.y, dot(at, ray_ahead));
    gl_Position = shown > 0.5 ? vec4(seen.xy, seen.z * 0.999, seen.z) : vec4(9.0, 9.0, 9.0, 1.0);
}
