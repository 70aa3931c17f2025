// How much of the light from all round is kept from a point by what stands within a hand's breadth: 1 none, 0 all.
// r: that share, g: metres before the eye, for whoever smooths it.
out vec4 picture;
uniform sampler2D depth;
uniform vec4 lens;    // tangents of half the view across and up, near, far
uniform vec2 whole;   // one texel of the depth

const float RADIUS = 0.26;
const float NOWHERE = 12.0;
const float STRENGTH = 1.15;

float metres(vec2 at) {
    return lens.z * lens.w / (lens.w - texture(depth, at).r * (lens.w - lens.z));
}

// The point of the surface in the middle of a texel: read off the middle, a slanted wall would shade itself in bands.
vec3 spot(vec2 near_by) {
    vec2 at = (floor(near_by / whole) + 0.5) * whole;
    float z = metres(at);
    return vec3((at * 2.0 - 1.0) * lens.xy * z, z);
}

void main() {
    // The middle of this one lies between four texels of the depth: take one of them, always the same.
    vec2 at = (floor(gl_FragCoord.xy) * 2.0 + 0.5) * whole;
    vec3 p = spot(at);
    picture = vec4(1.0, min(p.z, 60.0), 0.0, 1.0);
    if (p.z > NOWHERE) return;
    vec3 right = spot(at + vec2(whole.x, 0.0)) - p, left = p - spot(at - vec2(whole.x, 0.0));
    vec3 up = spot(at + vec2(0.0, whole.y)) - p, down = p - spot(at - vec2(0.0, whole.y));
    vec3 n = normalize(cross(abs(up.z) < abs(down.z) ? up : down, abs(right.z) < abs(left.z) ? right : left));
    float reach = min(RADIUS / (p.z * lens.y) * 0.5, 0.16);
    float radius = reach * 2.0 * p.z * lens.y;
    vec2 stretch = vec2(reach * lens.y / lens.x, reach);
    // Sixteen turns in a square of four by four, which the smoothing takes together.
    vec2 cell = mod(floor(gl_FragCoord.xy), 4.0);
    float turn = (mod(cell.x * 4.0 + cell.y * 7.0 + cell.x * cell.y * 2.0, 16.0) + 0.5) * 0.3926991;
    float r2 = radius * radius, sum = 0.0;
    for (int i = 0; i < SAMPLES; i++) {
        float share = (float(i) + 0.5) / float(SAMPLES);
        float angle = share * 6.2831853 * 3.0 + turn;
        vec3 v = spot(at + stretch * share * vec2(cos(angle), sin(angle))) - p;
        float far = dot(v, v);
        float gone = max(1.0 - far / r2, 0.0);
        sum += gone * gone * max(dot(v, n) - 0.002 - 0.003 * p.z, 0.0) / (far + 0.0004);
    }
    float kept = max(1.0 - STRENGTH * radius * sum * 2.2 / float(SAMPLES), 0.0);
    picture.r = mix(kept, 1.0, smoothstep(0.6 * NOWHERE, NOWHERE, p.z));
}
