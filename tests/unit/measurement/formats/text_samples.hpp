#pragma once

#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// A small good file of each format of text.
struct TextSample {
    std::string_view format;
    std::string_view bytes;
};

inline std::vector<TextSample> text_samples() {
    return {
        {"text",
         "Sample: A\nWave;Counts\n[nm];[1]\n1,5;2,25\n3,5;4,75\n\nWave;Counts\n1,5;2\n3;4\n"},
        {"text", "Timestamp,I (A),run\n2025-01-15 23:59:58.5,1.5,a\n2025-01-16 00:00:01,2.5,a\n"},
        {"edinburgh",
         "Labels,a,b,\nType,Emission Scan,Emission Scan,\nStart,450,450,\nStop,451,451,\n"
         "Step,1,1,\nXaxis,Wavelength,Wavelength,\nYaxis,Counts,Counts,\n\n"
         "450.00,5.5E+2,1,\n451.00,5.6E+2,2,\n"},
        {"horiba", "Item name: Decay\nTime calibration: 2.5E-02ns/ch\n\nChan\tData\n1\t0\n2\t7\n"},
        {"picoquant-text",
         "#PicoHarp 300  Histogram Data\t\r\n#channels per curve\r\n2\r\n#display curve no.\r\n"
         "0\t1\t\r\n#ns/bin\r\n0.004\t0.008\t\r\n#counts\r\n1\t4\t\r\n2\t5\t\r\n"},
        {"ocean",
         "Number of Pixels in Spectrum: 2\r\n>>>>> Comienza Data<<<<<\r\n178,23\t401,471\r\n"
         "178,61\t-1746,154\r\n>>>>>Finaliza Data<<<<<\r\n"},
        {"glotaran", "a\nb\nTime explicit\nIntervalnr 3\n0 1 2\n400 1 2 3\n500 4 5 6\n"},
        {"powdll", "'Id: \"x\" Anode: \"Cu\" \r\n10 0 1\r\n10.017 -0.075 2\r\n"},
        {"uxd",
         "; c\n_FILEVERSION=2\n_SAMPLE='B'\n; (Data for Range number 1)\n_START=3\n"
         "_STEPSIZE=0.5\n_COUNTS\n1 2\n3\n; (Data for Range number 2)\n_2THETACOUNTS\n3 4\n"},
        {"simsalabim", "Vext\tJext\tJMG\t\n0.01\t2.5E1\t0.27\n100\t1.9E8\t2E8\n"},
        {"jcamp",
         "##TITLE=t\n##DATA TYPE= LINK\n##TITLE=a\n##XUNITS=HZ\n##XFACTOR=2\n##FIRSTX=0\n"
         "##LASTX=10\n##NPOINTS=6\n##XYDATA=(X++(Y..Y))\n0A0JJ\n2A2JS%J\n5A4\n##END=\n"
         "##TITLE=b\n##SYMBOL=X,R,I\n##FIRST=0,0,0\n##LAST=2,0,0\n##VAR_DIM=3,3,3\n"
         "##PAGE=N=1\n##DATA TABLE=(X++(R..R)), XYDATA\n0 1 2 3\n##PAGE=N=2\n"
         "##DATA TABLE=(X++(I..I)), XYDATA\n0+1-2+3\n##END=\n##END=\n"},
        {"hzb-jv",
         "Keithley, SerialNo\tK\narea [cm2]:\t0.16\t0.2\nParameter\tb_rev\tb_for\tc_rev\t"
         "c_for\t\nJ_sc:\t1\t2\t3\t4\nVoltage\tb_rev\tb_for\tc_rev\tc_for\t\n"
         "[V]\t[mA]\t[mA]\t[mA]\t[mA]\t\n1.2\t1\t2\t3\t4\n1.0\t-5\t-6\t-7\t-8\n"},
        {"hydiris-jv",
         "Date\ttoday\nLocation\there\nVoltage_start (V)\t-0.2\n--\n\ta_F\ta_R\n"
         "Voc(V)\t0.31\t0.35\n--\nVoltage (V)_a_F\tJ(mA)_a_F\tVoltage (V)_a_R\t"
         "J(mA)_a_R\n-0.2\t-3\t1.2\t5\n0.0\t-2\t1.0\t4\n"},
        {"kickstart",
         "\"Test\",\"IV\"\n\"Index\",\"SMU-1 Voltage (V)\",\"SMU-1 Current (A)\",\"S\"\n"
         "1,-0.1,-1E-6,\"ok\"\n2,0.1,9.9E+37,\"ok\"\n\"Average\",\"0\"\n"},
        {"helios-csv",
         "0,-1,NaN,2.5\r400,1e-3,2e-3,NaN\r401,3e-3,4e-3,5e-3\r\rfile info\r\n"
         "Time units: ps\r\n"},
        {"vamas",
         "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May "
         "4\nhere\nx\nme\nf\n"
         "1\nnote\nNORM\nREGULAR\n1\n0\n0\n0\n0\n0\n1\nblock\nfilm\n2026\n11\n22\n1\n2\n3\n0\n1\n"
         "Casa\nXPS\nAl\n1486.6\n1E37\n1E37\n1E37\n1E37\n1E37\nFAT\n20\n1\n4.3\n0\n0\n0\n0\n0\nPb\n"
         "4f\n-1\nKinetic Energy\neV\n100\n0.5\n1\nIntensity\nd\npulse counting\n1\n1\n0\n0\n0\n0\n"
         "0\n3\n0\n1\n7\n8\n9\nend of experiment\n"},
    };
}

}  // namespace anchorite::measurement
