# Semua pekerjaan proyek ini menurut nama. `make` tanpa nama menampilkan daftarnya.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet
KANTOR := examples/kantor-contoh
KELUARAN := keluaran
PEMBANDING := tests/tolok/pembanding
PERAMBAN := tests/peramban
INTEGRASI := tests/integrasi

.DEFAULT_GOAL := help
# A Python that was upgraded leaves a .venv without one, and what lies there is of no more use.
$(shell test -x $(PY) || rm -f $(VENV)/.siap-*)
# A target whose recipe failed is not there: no stamp may tell of half an installation.
.DELETE_ON_ERROR:
# One step at a time: the steps of a target are told in order, and each keeps both cores busy by itself.
.NOTPARALLEL:

.PHONY: help
help:  ## tampilkan daftar ini
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'


.PHONY: demo
demo: $(VENV)/.siap-pakai  ## nilai kantor contoh, lalu cetak tiap SOP-nya (PDF, SVG, HTML, Markdown) ke keluaran/
	@# The day on which the histories of the example end: later its clocks go on, as in any office.
	@echo "1. Menilai SOP di $(KANTOR) (sopctl lint) …"
	@cd $(KANTOR) && ../../$(PY) -m sopctl lint --today 2026-11-24
	@echo "2. Mencetak tiap SOP ke $(KELUARAN)/ (sopctl render --format pdf,svg,html,md) …"
	@$(PY) -m sopctl render $(KANTOR) -o $(KELUARAN) --format pdf,svg,html,md
	@echo "Selesai. PDF-nya di $(CURDIR)/$(KELUARAN):"
	@for file in $(KELUARAN)/*.pdf; do echo "  $(KELUARAN)/$${file##*/}"; done

.PHONY: test
test: $(VENV)/.siap-kembang  ## jalankan semua uji, pada dua proses
	@echo "Menjalankan semua uji …"
	@# The profile `ci` of Hypothesis: the same examples in every run. A plain `pytest` looks for new ones.
	@$(PY) -m pytest -n 2 --dist worksteal --hypothesis-profile=ci


.PHONY: check
check: check-code test  ## gerbang: bentuk, lint, tipe, batas lantai, dan semua uji (skema segar termasuk uji)

.PHONY: check-code
check-code: $(VENV)/.siap-kembang  ## gerbang tanpa uji: selesai dalam hitungan detik
	@echo "Memeriksa bentuk, gaya, tipe, dan batas lantai …"
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

.PHONY: schemas
schemas: $(VENV)/.siap-kembang  ## tulis ulang schemas/*.schema.json dari model dan glosarium
	@$(PY) -m sopctl.editor.schema
	@echo "schemas/ ditulis ulang."

.PHONY: golden
golden: schemas $(VENV)/.siap-kembang  ## tulis ulang berkas turunan: schemas/, gambar kasus uji, keluaran di README
	@$(PY) -m tests.kasus.perbarui
	@$(PY) -m tests.naskah.emas
	@$(PY) -m tests.panduan
	@echo "Ditulis ulang. Baca perubahannya dengan git diff sebelum diterima."

.PHONY: gambar
gambar: $(VENV)/.siap-pakai  ## gambar ulang docs/gambar/*.png (perawatan: setelah tata letak berubah)
	@$(PY) -m sopctl render $(KANTOR)/sop/kec-lembayung-hulu/penerbitan-rekomendasi-keramaian.yaml \
	  --format png --dpi 110 --page 2 -o docs/gambar
	@$(PY) -m sopctl render $(KANTOR)/sop/dispusip/pemusnahan-arsip.yaml \
	  --format png --dpi 110 --page 2 -o docs/gambar

.PHONY: bench
bench: bench-layout bench-time bench-diff bench-nomor  ## semua ukuran

.PHONY: bench-layout
bench-layout: $(VENV)/.siap-kembang  ## ukur mutu gambar, bandingkan dengan angka yang diterima dan dengan perute lain
	@$(PY) -m tests.tolok.tata_letak

.PHONY: bench-time
bench-time: $(VENV)/.siap-kembang  ## ukur waktu menggambar, bandingkan dengan angka yang diterima
	@$(PY) -m tests.tolok.waktu

.PHONY: bench-diff
bench-diff: $(VENV)/.siap-kembang  ## ukur waktu sopctl diff: satu SOP, dan dua pohon dengan 5.000 SOP
	@$(PY) -m tests.tolok.beda

.PHONY: bench-nomor
bench-nomor: $(VENV)/.siap-kembang  ## ukur perintah nomor dan inventaris pada 5.000 SOP, di samping git status
	@$(PY) -m tests.tolok.nomor

.PHONY: kampanye
kampanye: $(VENV)/.siap-kembang  ## gambar dan hakimi ratusan SOP acak (lama)
	@$(PY) -m tests.lembar.kampanye --mode semua --seeds 0-99 --jobs 2

.PHONY: kampanye-sunting
kampanye-sunting: $(VENV)/.siap-kembang  ## sunting ribuan berkas acak; di luar yang dimaksud tidak boleh ada bita berubah (lama)
	@$(PY) -m tests.source.sunting 2000
	@$(PY) -m tests.source.rapi 2000
	@$(PY) -m tests.cli.bunuh 200

.PHONY: kampanye-beda
kampanye-beda: $(VENV)/.siap-kembang  ## tulis ulang seribu SOP tanpa mengubah isinya; tidak boleh ada ubahan (lama)
	@$(PY) -m tests.diff.tulis_ulang 1000

.PHONY: kampanye-nomor
kampanye-nomor: $(VENV)/.siap-kembang  ## hentikan paksa 200 pemberian nomor; tidak boleh ada berkas robek atau nomor ganda (lama)
	@$(PY) -m tests.keeping.bunuh_nomor 200

.PHONY: kampanye-catat
kampanye-catat: $(VENV)/.siap-kembang  ## catat tahap di 1.000 berkas acak; di luar catatan itu tidak boleh ada bita berubah
	@$(PY) -m tests.keeping.catat 1000

.PHONY: pembanding
pembanding: $(VENV)/.siap-kembang  ## pasang perute lain dan pemecah bagi bench-layout (perlu npm)
	cd $(PEMBANDING) && npm ci
	$(PIP) install --target $(PEMBANDING)/python --upgrade --requirement $(PEMBANDING)/requirements.txt

.PHONY: peramban
peramban: $(VENV)/.siap-kembang  ## uji lembar HTML di Chromium: aksesibilitas, papan ketik, cetak (perlu npm)
	@command -v npm >/dev/null || { \
	  echo "npm belum ada. Ketik: sudo apt-get install nodejs npm" >&2; exit 1; }
	@cd $(PERAMBAN) && npm ci --no-audit --no-fund
	@$(PY) -m tests.peramban.pasang
	@SOPCTL_PERAMBAN=wajib $(PY) -m pytest $(PERAMBAN)

.PHONY: uji-integrasi
uji-integrasi: $(VENV)/.siap-integrasi  ## uji bersama alat lain: pre-commit, prek, zizmor, actionlint, dan server bahasa YAML (perlu npm)
	@SOPCTL_UJI_INTEGRASI=1 $(PY) -m pytest tests/integrasi

.PHONY: uji-editor
uji-editor: $(VENV)/.siap-integrasi  ## uji kantor baru di penyunting teks, dengan server bahasa YAML (perlu npm)
	@SOPCTL_UJI_INTEGRASI=1 $(PY) -m pytest tests/integrasi/test_penyunting.py

.PHONY: clean
clean:  ## hapus yang dibuat make, kecuali .venv
	rm -rf $(KELUARAN) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +

# ---------------------------------------------------------------- pemasangan

# Two stamps: who only draws does not wait for the tools of developers. Both lapse when pyproject.toml changes.
$(VENV)/.siap-pakai: pyproject.toml | $(PY)
	@if [ -e $(VENV)/.siap-kembang ] && [ $(VENV)/.siap-kembang -nt pyproject.toml ]; then :; else \
	  echo "Memasang sopctl dan pustakanya ke $(VENV) …"; $(PIP) install --editable .; fi
	@touch $@

$(VENV)/.siap-kembang: pyproject.toml | $(PY)
	@echo "Memasang sopctl, pustakanya, dan alat uji ke $(VENV) …"
	@$(PIP) install --editable '.[dev]'
	@touch $@

$(VENV)/.siap-integrasi: $(INTEGRASI)/requirements.txt $(INTEGRASI)/package-lock.json $(VENV)/.siap-kembang
	@command -v npm >/dev/null || { \
	  echo "npm belum ada. Ketik: sudo apt-get install nodejs npm" >&2; exit 1; }
	@echo "Memasang alat yang diuji bersama sopctl …"
	@$(PY) -m venv --clear $(VENV)/integrasi
	@$(VENV)/integrasi/bin/python -m pip --disable-pip-version-check --no-input --quiet install \
	  --requirement $(INTEGRASI)/requirements.txt
	@cd $(INTEGRASI) && npm ci --silent --no-audit --no-fund
	@touch $@

$(PY):
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python belum ada. Ketik: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Perlu Python 3.11 atau lebih baru; ini $$($(PYTHON) --version). Ketik: make PYTHON=python3.12" \
	       "(dengan nama Python yang lebih baru di mesin ini)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "venv atau pip untuk $(PYTHON) belum ada. Ketik: sudo apt-get install python3-venv python3-pip" >&2; \
	  exit 1; }
	@echo "Membuat $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV)
