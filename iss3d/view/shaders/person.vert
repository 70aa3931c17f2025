#version 330
// People: a face takes its shapes, then everything is skinned by joints without losing its thickness; light is given in the person's own axes.
in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec4 p3d_MultiTexCoord0;
in vec4 joint;
in vec4 weight;
in vec3 shape0;
in vec3 shape1;
in vec3 shape2;
in vec3 shape3;
in vec3 shape4;
in vec3 shape5;
in vec3 shape6;
in vec3 shape7;
in vec3 shape8;
in vec3 shape9;
in vec3 shape10;
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform vec4 bones[120];  // two a joint: a unit dual quaternion, w first
uniform float face[11];
uniform float shaped;
out vec3 normal;
out vec3 place;
out vec3 rest;
out vec2 uv;
out float shade;
out float whole;
out vec2 strain;

void main() {
    vec4 p = vec4(p3d_Vertex.xyz, 1.0);
    strain = vec2(0.0);
    if (shaped > 0.5) {
        vec3 felt = face[4] * shape4 + face[5] * shape5 + face[6] * shape6 + face[7] * shape7 + face[8] * shape8
            + face[9] * shape9;
        p.xyz += felt + face[0] * shape0 + face[1] * shape1 + face[2] * shape2 + face[3] * shape3 + face[10] * shape10;
        // What a feeling moves by 6 mm is folded as deep as it gets; a forehead folds only when it is lifted.
        strain = clamp(vec2(length(felt), -felt.z) / 0.006, 0.0, 1.0);
    }
    vec4 first = bones[int(joint[0] + 0.5) * 2];
    vec4 q = vec4(0.0);
    vec4 d = vec4(0.0);
    for (int i = 0; i < 4; i++) {
        int b = int(joint[i] + 0.5) * 2;
        float w = dot(bones[b], first) < 0.0 ? -weight[i] : weight[i];
        q += w * bones[b];
        d += w * bones[b + 1];
    }
    float size = 1.0 / max(length(q), 1e-4);
    q *= size;
    d *= size;
    vec3 at = p.xyz + 2.0 * (cross(q.yzw, cross(q.yzw, p.xyz) + q.x * p.xyz) + q.x * d.yzw - d.x * q.yzw + cross(q.yzw, d.yzw));
    vec3 n = p3d_Normal + 2.0 * cross(q.yzw, cross(q.yzw, p3d_Normal) + q.x * p3d_Normal);
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(at, 1.0);
    normal = n;
    place = at;
    rest = p3d_Vertex.xyz;
    uv = p3d_MultiTexCoord0.xy;
    shade = p3d_MultiTexCoord0.z;
    whole = p3d_MultiTexCoord0.w;
}
