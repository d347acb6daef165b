{{/* Release and chart in one name that a label may have; not twice when one holds the other. */}}
{{- define "pulso.name" -}}
{{- ternary .Release.Name (printf "%s-pulso" .Release.Name) (contains "pulso" .Release.Name) | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* What tells a part's pods from all others: (list root part). */}}
{{- define "pulso.selector" -}}
app.kubernetes.io/name: pulso
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "pulso.labels" -}}
{{ include "pulso.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end -}}

{{/* An image by its digest when there is one: (list root "api"). */}}
{{- define "pulso.image" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}
{{- $image := $root.Values.image -}}
{{- $digest := index $image.digests $part -}}
{{- $at := ternary (printf "@%s" $digest) (printf ":%s" (default $root.Chart.AppVersion $image.tag)) (ne $digest "") -}}
{{- with $image.registry }}{{ . }}/{{ end }}pulso-{{ $part }}{{ $at }}
{{- end -}}

{{- define "pulso.serviceAccount" -}}
{{- default (include "pulso.name" .) .Values.serviceAccount.name -}}
{{- end -}}

{{/* What every pod of Pulso is: nobody in particular, without the cluster's API. */}}
{{- define "pulso.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "pulso.container" -}}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end -}}

{{/* The address of the database as a file: in no environment, and in no listing of one. */}}
{{- define "pulso.databaseVolume" -}}
- name: database
  secret:
    secretName: {{ .Values.database.existingSecret }}
    defaultMode: 288
    items: [{ key: {{ .Values.database.key | quote }}, path: database-url }]
{{- end -}}

{{- define "pulso.env" -}}
- name: DATABASE_URL_FILE
  value: /secrets/database/database-url
- name: PULSO_PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
- name: PULSO_SOURCES
  value: {{ join "," .Values.sources | quote }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- end -}}

{{/* The mail server, for those who send any. */}}
{{- define "pulso.mailEnv" -}}
{{- with .Values.mail }}
{{- if .existingSecret }}
- name: PULSO_SMTP_URL_FILE
  value: /secrets/mail/smtp-url
{{- end }}
{{- with .from }}
- name: PULSO_MAIL_FROM
  value: {{ . | quote }}
{{- end }}
{{- with .operator }}
- name: PULSO_OPERATOR_EMAIL
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "pulso.mailMount" -}}
{{- if .Values.mail.existingSecret }}
- { name: mail, mountPath: /secrets/mail, readOnly: true }
{{- end }}
{{- end -}}

{{- define "pulso.mailVolume" -}}
{{- with .Values.mail }}
{{- if .existingSecret }}
- name: mail
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 288
    items: [{ key: {{ .key | quote }}, path: smtp-url }]
{{- end }}
{{- end }}
{{- end -}}

{{/* The probes: alive while the loop turns, ready while the database answers. */}}
{{- define "pulso.probes" -}}
startupProbe:
  httpGet: { path: /healthz, port: http }
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: { path: /healthz, port: http }
  periodSeconds: 15
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /readyz, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}
