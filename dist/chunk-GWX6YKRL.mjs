
import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-HCQJOBFT.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
