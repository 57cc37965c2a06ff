#include "support/instrument_samples.hpp"

namespace anchorite::test {

std::vector<InstrumentSample> text_samples() {
    return {
        {"edinburgh", "scan.txt",
         "Labels,first,second,\nType,Emission Scan,Emission Scan,\nStart,450.00,450.00,\n"
         "Stop,452.00,452.00,\nStep,1.00,1.00,\nXaxis,Wavelength,Wavelength,\n"
         "Yaxis,Counts,Counts,\n\n450.00,5.5E+2,1,\n451.00,5.6E+2,2,\n452.00,5.7E+2,3,\n"},
        {"horiba", "decay.txt",
         "Item name: Decay\n\nReal time: 32.5\nTime calibration: 2.5E-02ns/ch\n\n"
         "Chan\tData\n1\t0\n2\t7\n3\t5\n"},
        {"picoquant-text", "histograms.dat",
         "#PicoHarp 300  Histogram Data\t\t\t01/02/26 10:11:12\r\n#channels per curve\r\n3\r\n"
         "#display curve no.\r\n0\t1\t\r\n#ns/bin\r\n0.0040\t0.0080\t\r\n#counts\r\n1\t4\t\r\n"
         "2\t5\t\r\n3\t6\t\r\n"},
        {"ocean", "decimal_comma.txt",
         "SpectraSuite Archivo de datos\r\nFecha: hoy\r\n>>>>> Comienza Data<<<<<\r\n"
         "178,23\t401,471\r\n178,61\t-1746,154\r\n>>>>>Finaliza Data<<<<<\r\n"},
        {"glotaran", "map.ascii",
         "a\nb\nTime explicit\nIntervalnr 3\n0 1 2\n400 1 2 3\n500 4 5 6\n"},
        {"powdll", "pattern.xy",
         "'Id: \"\" Comment: \"a: b\" Anode: \"Cu\" TimePerStep: \"96\" \r\n10 0\r\n"
         "10.017 -0.075\r\n"},
        {"uxd", "ranges.uxd",
         "; made by hand\n_FILEVERSION=2\n_SAMPLE='B T'\n_WL1=1.540600\n_START=3.0\n"
         "_STEPSIZE=0.5\n_2THETACOUNTS\n3.000\t187\n3.5\t183\n_START=10.0\n_STEPSIZE=0.25\n"
         "_CPS\n     1     2\n 3\n"},
        {"simsalabim", "sweep.dat", "Vext\tJext\tJMG\t\n0.01\t2.5E1\t0.27\n100\t1.9E8\t2E8\n"},
        {"matrix", "map.csv", "Time(s),349.00,354.00\n0,0.04,0.05\n5e-9,0.06,0.07\n"},
        {"helios-csv", "map.csv",
         "0,-1,NaN,2.5\r400,1e-3,2e-3,NaN\rNaN,1,1,1\r401,3e-3,4e-3,5e-3\r\rfile info\r\n"
         "Time units: ps\r\nZ axis title: DA\r\n"},
        {"hzb-jv", "sweeps.jv.txt",
         "Keithley, SerialNo, Firmware:\tKEITHLEY\nactive area [cm2]:\t0.16\t0.25\n"
         "intensity [mW/cm2]:\t100\n****\nParameter\tb_rev\tb_for\tc_rev\tc_for\t\n"
         "J_sc [mA/cm2]:\t-21\t-22\t-23\t-24\n****\nVoltage\tb_rev\tb_for\tc_rev\tc_for\t\n"
         "[V]\t[mA/cm2]\t[mA/cm2]\t[mA/cm2]\t[mA/cm2]\t\n1.2\t1\t2\t3\t4\n"
         "1.0\t-5\t-6\t-7\t-8\n"},
        {"hydiris-jv", "sweeps.txt",
         "Date\ttoday\nLocation\there\nVoltage_start (V)\t-0.2\n--\n\ta_Fwd_Light\ta_Rev_Light\n"
         "Voc(V)\t0.31\t0.35\nTime\t30.11.2023 15:45:15\t\n--\n"
         "Voltage (V)_a_Fwd_Light\tCurrent Density(mA/cm^2)_a_Fwd_Light\t"
         "Voltage (V)_a_Rev_Light\tCurrent Density(mA/cm^2)_a_Rev_Light\n"
         "-0.2\t-3\t1.2\t5\n0.0\t-2\t1.0\t4\n"},
        {"kickstart", "sweep.csv",
         "\"Test Name\",\"IV 1\"\n\n\"Index\",\"SMU-1 Time (s)\",\"SMU-1 Voltage (V)\","
         "\"SMU-1 Current (A)\",\"State\"\n1,0.0,-0.1,-1E-6,\"ok\"\n2,0.1,0.1,9.9E+37,\"ok\"\n"
         "\"Average\",\"0.05\"\n"},
        {"jcamp", "spectrum.dx",
         "##TITLE= made\n##JCAMP-DX= 4.24 $$ by hand\n##DATA TYPE= INFRARED SPECTRUM\n"
         "##XUNITS= 1/CM\n##YUNITS= TRANSMITTANCE\n##XFACTOR= 2\n##YFACTOR= 0.5\n"
         "##FIRSTX= 100\n##LASTX= 110\n##NPOINTS= 6\n##XYDATA= (X++(Y..Y))\n50 200 201 202\n"
         "53 104 106 103\n##END=\n"},
        {"jcamp", "peaks.dx",
         "##TITLE= made\n##JCAMP-DX= 5.00\n##DATA TYPE= NMR PEAK TABLE\n##XUNITS= PPM\n"
         "##YUNITS= ARBITRARY UNITS\n##NPOINTS= 2\n##PEAK TABLE= (XY..XY)\n7.26, 1; 3.5, 2\n"
         "##END=\n"},
        {"vamas", "block.vms",
         "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4\r\nhere\r\n"
         "Not Specified\r\nme\r\nfilms\r\n1\r\nby hand\r\nNORM\r\nREGULAR\r\n1\r\n1\r\n"
         "Temperature\r\nK\r\n0\r\n0\r\n0\r\n0\r\n1\r\nblock 1\r\nfilm 7\r\n2026\r\n11\r\n22\r\n"
         "20\r\n15\r\n30\r\n0\r\n0\r\nXPS\r\n300\r\nAl\r\n1486."
         "61\r\n1E37\r\n1E37\r\n1E37\r\n1E37\r\n"
         "1E37\r\nFAT\r\n20\r\n1E37\r\n4.3\r\n0\r\n1E37\r\n1E37\r\n1E37\r\n1E37\r\nPb\r\n4f\r\n-"
         "1\r\n"
         "Binding Energy\r\neV\r\n146.5\r\n-0.5\r\n1\r\nIntensity\r\ncounts\r\npulse counting\r\n"
         "0.1\r\n3\r\n0\r\n0\r\n0\r\n0\r\n0\r\n3\r\n0\r\n0\r\n10\r\n20\r\n30\r\n"
         "end of experiment\r\n"},
        {"text", "commas.csv",
         "# made by hand\nwavelength [nm],counts\n500.5,1.5e3\n501.0,2.5\n501.5,-3\n"},
        {"text", "decimal_comma.txt", "V (V)\tJ (mA/cm2)\n0,5\t1,25\n1,0\t2,75\n1,5\t1004,5\n"},
    };
}

}  // namespace anchorite::test
